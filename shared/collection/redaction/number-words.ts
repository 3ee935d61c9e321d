/** Words and marks around a number that make it an amount, a rate or a count, never a person's. */

const CURRENCY_MARK = /[$€£¥₹₩₽฿¢]/;
const CURRENCY_CODE =
  /^(?:USD|EUR|GBP|CHF|JPY|CNY|INR|CAD|AUD|NZD|SEK|NOK|DKK|PLN|BRL|MXN|ZAR|HKD|SGD|KRW|RUB|TRY|CZK|HUF|ILS|AED|SAR|THB|IDR|MYR|PHP|RMB|Rs|US|EURO|euros?|dollars?|pounds?|rupees?|yen)$/;
const UNIT =
  /^(?:%|million|millions|mn|mln|mio|m|billion|billions|bn|trillion|trn|thousand|k|bps?|basis|percent|pct|percentage|pp|shares?|units?|contracts?|lots?|barrels?|ounces?|oz|tonnes?|tons?|bushels?|days?|years?|months?|weeks?|hours?|times|x|points?|votes?|options?|warrants?|employees|customers|clients|accounts|loans|holders|shareholders|observations|returns|rows|records|steps|paths|simulations|scenarios)$/i;

export const isCurrencyMark = (character: string): boolean => CURRENCY_MARK.test(character);
export const isCurrencyWord = (word: string): boolean => CURRENCY_CODE.test(word);
export const isUnitWord = (word: string): boolean => UNIT.test(word);
