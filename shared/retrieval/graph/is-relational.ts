/** Words that ask who stands in what relation to whom. */
const RELATION =
  /\b(?:suppliers?|suppl(?:y|ies|ied)|vendors?|customers?|clients?|competitors?|compet(?:e|es|ing)|rivals?|subsidiar(?:y|ies)|owns?|owned by|parent company|acquired?|acquisitions?|counterpart(?:y|ies)|chief (?:executive|financial|risk|operating) officer|c[efo]o|regulated by|regulators?|headquartered|expos(?:ed|ure) to|(?:holdings?|positions?|companies|who|which|whom|what) (?:[a-z]+ )?depends? (?:up)?on|rel(?:y|ies) on|connected|contagion|(?:if|should) (?:[A-Z][a-z]+ )+(?:fails?|failed|defaults?|defaulted)|(?:trouble|failure|default) (?:at|of) (?!the )|sits on the board|same (?:sector|industry|country|supplier|customer|regulator)|in common|hedges? (?:with|using|its|their))\b/i;
/** Words of a calculation: "exposure to the market factor" asks for a figure, not for a relation. */
const CALCULATION =
  /\b(?:beta|alpha|var|value at risk|volatility|correlat(?:ion|ions|ed)|covariance|sharpe|sortino|drawdown|returns?|factor|factors|duration|convexity|regress\w*|ratio|weights?|shortfall|stress|scenario|percent(?:age)?|probability|annuali[sz]ed|how (?:much|many|large|high))\b|%/i;

/** Whether the graph can help: the question asks about relations between companies, people and risks, and for no figure. */
export const isRelational = (question: string): boolean =>
  RELATION.test(question) && !CALCULATION.test(question);
