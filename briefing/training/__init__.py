"""How the tagger was made and is measured; needs the extra `train`, not part of the wheel."""
