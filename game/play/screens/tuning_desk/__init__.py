"""The tuning desk: every number of a level beside its running dream, to be turned while it goes on."""
