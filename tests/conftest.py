"""Settings for every test. Being here, it also lets any test import `strategies`."""

from hypothesis import settings

# the machine that runs the tests may be slow or shared; a property that is slow is a matter for bench/
settings.register_profile("everywhere", deadline=None, print_blob=True)
settings.load_profile("everywhere")
