"""Pictures and costs of frames without a window."""
