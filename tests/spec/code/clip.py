def clip(x, norm, limit):
    """Not too long."""
    # #region clip
    if norm > limit:
        x = limit
    # #endregion clip
    return x
