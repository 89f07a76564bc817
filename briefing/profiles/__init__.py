"""What to look for in articles: event kinds, their words, and the titles that make an envoy."""

from briefing.profiles.loader import ProfileError, load_profile
from briefing.profiles.types import ActionKind, EnvoyWords, EventKind, Profile

__all__ = ["ActionKind", "EnvoyWords", "EventKind", "Profile", "ProfileError", "load_profile"]
