"""The project folder: register of services, rounds, store, decisions, and running over many plans."""

from corpus.model import Afzender, Brief, Dienst, Dossier, Instellingen, Ondertekenaar, Oordeel, Ronde

__all__ = ["Afzender", "Brief", "Dienst", "Dossier", "Instellingen", "Ondertekenaar", "Oordeel", "Ronde"]
