"""Faults that happen for real: killed processes, full disks, workers that die."""
