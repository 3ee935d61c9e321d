/** Google API keys, OAuth tokens, and whatever follows `key=`, `api_key:` or `Bearer`. */
const SECRET_SHAPES =
  /AIza[\w-]{20,}|ya29\.[\w.-]+|(?<=[?&]key=)[^&\s"]+|(?<=api_key:)[\w-]+|(?<=Bearer )[\w.~+/-]+=*/g;
const REDACTED = "[redacted]";

/** Text from a provider as it may be kept: the given secrets, and anything shaped like one, are replaced. */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret !== "");
  return known
    .reduce((kept, secret) => kept.replaceAll(secret, REDACTED), text)
    .replace(SECRET_SHAPES, REDACTED);
}
