from agencies.models.agency import Agency, Kind, Level
from agencies.models.person import Appointment, Person

__all__ = ["Agency", "Appointment", "Kind", "Level", "Person"]
