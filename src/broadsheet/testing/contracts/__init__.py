"""One suite of promises for each port; every implementation, real or fake, passes the same one.

A suite is a class of tests to inherit from; it needs pytest.
"""
