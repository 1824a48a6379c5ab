"""The pages of dreams and intentions: they fetch through access, act through the acts, and say what happened."""
