/** The form of ids that callers choose: users, sessions, portfolios, experiment units. Apart from zod, for entries that must start fast. */
export const CALLER_ID_PATTERN = /^(?!\.{1,2}$)[A-Za-z0-9._@:-]{1,128}$/;

/** What to send instead, for the violation of an id of another form. */
export const CALLER_ID_REMEDY = "use 1 to 128 of the characters A-Z a-z 0-9 . _ @ : - and more than dots";
