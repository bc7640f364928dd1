"""The project folder: register of services, rounds, store, decisions, and running over many plans."""

from corpus.model import Dienst, Dossier, Oordeel, Ronde

__all__ = ["Dienst", "Dossier", "Oordeel", "Ronde"]
