before = 1
# #region clip
	# region of interest
	old = 2
# #endregion
