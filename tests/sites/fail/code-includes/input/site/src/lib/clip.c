// #region once
int a;
// #region twice
// #endregion
// #region twice
// #endregion
// #endregion once
// #region open
int b;
