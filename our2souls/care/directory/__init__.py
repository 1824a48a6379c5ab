"""Therapists that the operator lists, so that a couple can find one."""
