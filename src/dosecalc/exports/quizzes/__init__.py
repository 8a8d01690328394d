"""Questions that learning platforms ask and mark: Moodle, GIFT."""
