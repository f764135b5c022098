from agencies.models.agency import Agency, Kind, Level
from agencies.models.person import Appointment, Person
from agencies.models.record import Record, Verb

__all__ = ["Agency", "Appointment", "Kind", "Level", "Person", "Record", "Verb"]
