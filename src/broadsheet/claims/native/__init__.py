"""Claims in German, French, Spanish, Russian, Chinese and Japanese, each by its own lexicon and one grammar for all."""
