// #region a
int a;
// #endregion
