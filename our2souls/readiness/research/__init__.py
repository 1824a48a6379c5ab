"""Evidence: reliability, strangers, simulation; consent."""
