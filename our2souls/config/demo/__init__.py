"""Three demo couples with months of believable history, told through the packages' own acts with the clock turned back."""
