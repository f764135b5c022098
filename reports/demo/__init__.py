"""A fictional county with its agencies, people and three report years, to try the system out with."""
