"""A refusal is a sentence for the person who asked."""


class Refused(Exception):
    """The action was not done; ``str()`` says why and what to do. ``done`` when somebody's first click did it."""

    def __init__(self, sentence: str, *, done: bool = False):
        super().__init__(sentence)
        self.done = done
