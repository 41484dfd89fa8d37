"""Which events the words of a sentence may tell, of which type, and whether as happened."""
