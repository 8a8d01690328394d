"""How a learner leaves a drill."""


class Quit(Exception):
    """The learner has had enough."""
