"""Text and narration in step: media overlays, and DAISY 2.02."""
