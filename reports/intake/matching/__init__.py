"""From a Source to a Draft: official labels first, sums where positions fail, never a guess."""
