const LINK_REMOVED = "(link removed)";

/** `![alt](target)` and `[label](target)`: the words stay, the target goes. */
const INLINE_LINK = /!?\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g;
/** Whatever is left of link syntax is broken apart, so that no renderer sees a link, an image or a definition in it. */
const LINK_JOINT = /\](?=[([:])/g;
const IMAGE_MARK = /!(?=\[)/g;
const TAG = /<[a-z/!?][^<>]*>/gi;
const OPEN_TAG = /<(?=[a-z/!?])/gi;
/** Addresses with a scheme, addresses that renderers link without one, and schemes that run or carry something. */
const ADDRESS =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s)\]>"']*|\bwww\.[^\s)\]>"']+|\b(?:javascript|vbscript|livescript)\s*:\S*|\bdata:[\w.+-]*[/;,][^\s)\]>"']*|\b(?:mailto|tel|sms|file|blob|intent):[^\s)\]>"']+|(?<![\w@.])(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s)\]>"']+|(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,}|(?<=^|[\s("'])\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}[^\s)\]>"']*/gi;

/**
 * Text for a report in which nothing can be followed, fetched or run: links and images keep their words and lose their
 * target, addresses and mail addresses are taken out, HTML tags go. Doing it twice changes nothing.
 */
export function neutraliseLinks(text: string): string {
  return text
    .replace(INLINE_LINK, "$1")
    .replace(TAG, (tag) => (ADDRESS_IN_TAG.test(tag) ? LINK_REMOVED : " "))
    .replace(OPEN_TAG, "< ")
    .replace(ADDRESS, LINK_REMOVED)
    .replace(LINK_JOINT, "] ")
    .replace(IMAGE_MARK, "! ");
}

/** An autolink, which says nothing else than its address. */
const ADDRESS_IN_TAG = /^<(?:[a-z][a-z0-9+.-]*:|[^\s@]+@)/i;
