"""Aiming, holds, and how late presses come."""
