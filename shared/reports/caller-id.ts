/** The form of ids that callers choose: users, sessions, portfolios, experiment units. Apart from zod, for entries that must start fast. */
export const CALLER_ID_PATTERN = /^[A-Za-z0-9_@:-][A-Za-z0-9._@:-]{0,127}$/;

/** What to send instead, for the violation of an id of another form. */
export const CALLER_ID_REMEDY =
  "use 1 to 128 of the characters A-Z a-z 0-9 . _ @ : - and no dot at the start";
