"""What can be wrong with a folder of labelled plans."""


class EvaluatieFout(Exception):
    """The folder holds no labelled plans, or a label file or earlier run cannot be used; a Dutch sentence."""
