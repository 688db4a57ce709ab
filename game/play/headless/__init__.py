"""Pictures and frame times without a window."""
