"""Files that are sent to the service to be loaded: what they are, and their loads in the background."""

from api.imports.import_jobs import ImportJobs, ReceivedFile

__all__ = ["ImportJobs", "ReceivedFile"]
