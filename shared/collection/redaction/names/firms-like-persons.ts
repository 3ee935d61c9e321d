import { PhraseTrie } from "../phrase-trie.ts";
import type { ScannedText } from "../scan-text.ts";

/** Firms and brands of two or more words that read like the name of a person; those that the protected terms lack. */
const FIRMS = `
Aaron's|Abercrombie & Fitch|Adam Opel|Alfa Romeo|Alfred Dunhill|Allen & Overy|Allen Edmonds|Andersen Consulting|Ann Taylor|Anne Klein
Arnold & Porter|Arthur D. Little|Ashley Stewart|Austin Reed|Baker Hughes|Baker McKenzie|Baker Tilly|Barnes & Noble|Barnes Group
Barry Callebaut|Baskin Robbins|Bath & Body Works|Bausch Health|Bausch & Lomb|Bed Bath & Beyond|Ben Sherman|Bernard Matthews|Betty Crocker
Beazer Homes|Bill Barrett|Bob Evans|Boston Scientific|Brooks Brothers|Brooks Automation|Brown Advisory|Brown Forman|Brown Shipley|Bruker
Burns & McDonnell|Burt's Bees|Calvin Klein|Canaccord Genuity|Carl Zeiss|Carl's Jr|Carolina Herrera|Carter's|Casey's General Stores|Cathay Pacific
Charles River|Charles River Laboratories|Charles Stanley|Charles Taylor|Charles Tyrwhitt|Charlotte Russe|Chuck E. Cheese|Church & Dwight|Claire's
Clark Construction|Clifford Chance|Close Brothers|Cole Haan|Coleman Cable|Collins Aerospace|Curtiss Wright|Cushman & Wakefield|Dave & Buster's
David Jones|David's Bridal|Davis Polk|Dean Foods|Denny's|Dick Smith|Dillard's|Dolce & Gabbana|Don Julio|Donna Karan|Douglas Elliman|Douglas Emmett
Dr Pepper|Dr Pepper Snapple|Dr. Reddy's|Dr. Martens|Duane Reade|Duke Energy|Duke Realty|Dunkin Donuts|E.W. Scripps|Eaton Vance|Eddie Bauer|Edwards Lifesciences
Elizabeth Arden|Emerson Electric|Erie Indemnity|Estee Lauder|Ethan Allen|Evans & Sutherland|Fisher Scientific|Fisher Price|Fisher Investments
Foster Wheeler|Frank Russell|Frank's International|Franklin Covey|Franklin Resources|Fred Olsen|Fred Meyer|Freshfields|Frost & Sullivan|Geo Group
George Weston|Gilbane|Glass Lewis|Glen Grant|Graham Holdings|Grant Thornton|Graham Packaging|Grey Goose|Guy Carpenter|H.B. Fuller|H&R Block|Hain Celestial
Hamilton Beach|Hamilton Lane|Hancock Whitney|Harris Associates|Harris Teeter|Harry Winston|Harvey Norman|Harvey Nichols|Helen of Troy|Helmerich & Payne
Henry Schein|Henry Hub|Herbalife|Herman Miller|Hogan Lovells|Holland & Barrett|Holland & Knight|Hovnanian|Howard Hughes|Hudson Bay|Hudson's Bay|Huntington Ingalls|Hunter Douglas
Ingersoll-Rand|Irving Oil|Ivanhoe|J Sainsbury|J. Crew|J. Jill|J.B. Hunt|J.M. Smucker|JB Hunt|Jack Daniel's|Jack in the Box|Jack Wolfskin|James Hardie|Jamba Juice
Jardine Matheson|Jason Industries|Jenny Craig|Jim Beam|Jimmy Choo|Jimmy John's|Joe Fresh|John Deere|John Laing|John Lewis|John Menzies|John Swire|John Wiley|John Wood Group|Johnnie Walker
Johnson Matthey|Jones Lang LaSalle|Jones Day|Jos. A. Bank|Joy Global|Juan Valdez|Julius Bär|Karl Lagerfeld|Kate Spade|Keller Williams|Kelly Services|Kelley Blue Book
Ken Fisher Investments|Kimberly Clark|Kimberly-Clark|King & Spalding|Kirby|Knight Frank|Knight Ridder|Knight Swift|Krispy Kreme|L.L. Bean|Lam Research|Land O'Lakes|Lands' End|Lane Bryant
Laura Ashley|Lee Kum Kee|Legg Mason|Leo Burnett|Leroy Merlin|Levi's|Li Ning|Linklaters|Little Caesars|Liz Claiborne|Loomis Sayles|Lord & Taylor|Lord Abbett|Lucas Oil
M&T Bank|Madison Square Garden|Man Wah|Manning & Napier|Marc Jacobs|Mark Cross|Marsh McLennan|Martha Stewart Living|Mary Kay|Mary Kay Cosmetics|Mason Capital|Massey Ferguson
Mayer Brown|Meredith|Merrill Corp|Michael Page|Miller Brewing|Miller Coors|Mitchells & Butlers|Molson Coors|Morgan Crucible|Morgan Keegan|Morgan Lewis|Morgan Sindall|Morrison Foerster
Motley Fool|Mrs. Fields|Murphy Oil|Neiman Marcus|Nelson Mandela Bay|Neuberger Berman|Nick Scali|Norfolk Southern|Norton Rose|Novo Nordisk|Oliver Wyman|Olive Garden|Oscar Health|Oscar Mayer|Otis
Owens Corning|Owens & Minor|Papa John's|Papa Murphy's|Parker Drilling|Patek Philippe|Patterson UTI|Paul Hastings|Paul Smith|Paul Weiss|Penn Mutual|Penske|Perry Ellis|Perrigo|Peter Hahn|Philip Morris International
Pierre Cardin|Pitney Bowes|Price Waterhouse|Pratt & Whitney|Quaker Oats|R.R. Donnelley|Ralph Wilson|Ray Ban|Reed Elsevier|Reed Smith|Rick's|Rio Tinto|Robert Bosch|Robert Mondavi|Robert W. Baird|Robert Walters
Robinson Worldwide|Rolex|Rollins|Roper Technologies|Ross Dress for Less|Roy Hill|Russell Investments|Russell Reynolds|Russell Stover|Ruth's Chris|Ryan Homes|Ryan Specialty|Salvatore Ferragamo
Sam Adams|Sam's Club|Sandy Spring|Sara Lee|Schroders|Scott & Stringfellow|Scotts Miracle-Gro|Sean John|Sherritt|Shirley Parsons|Sidley Austin|Simon Property|Simon & Schuster|Simpson Manufacturing
Smith & Wesson|Smith International|Spencer Stuart|St. James's Place|Stanley Works|Stella Artois|Stella McCartney Ltd|Steve Madden|Stewart Information|Stewart Weitzman|Stuart Weitzman|Sullivan & Cromwell|Sun Hung Kai
Susquehanna|Taylor Morrison|Taylor Wimpey|Ted Baker|Teddy Bear|Thomas Cook|Thomas Weisel|Thomson Reuters|Tim Hortons|Tim Horton's|Toll Brothers|Tom Ford|Tommy Bahama|Tory Burch|Tracy Gold|Travis Perkins|Trader Joe's
Tyson Foods|Uncle Ben's|Van Cleef|Vera Bradley|Vera Wang|Victoria's Secret|Vince Camuto|Virginia National|W.W. Grainger|Walker & Dunlop|Walter Energy|Warner Bros|Warner Brothers|Warner Music|Warner Chilcott
Warburg Pincus|Watson Wyatt|Webster Financial|Weil Gotshal|Wells Real Estate|Wendel|Wesley Jessen|White & Case|William Blair|William Hill|William Grant|William Lyon|Willis Lease|Willis Group|Wilson Sonsini|Wilson Sporting
Winn Dixie|Winston & Strawn|Wolters Kluwer|Woodward|Yves Saint Laurent|Yves Rocher|Zacks|Zimmer Biomet
Hang Seng|Ho Chi Minh City|San Jose|Santa Clara|Santa Monica|Santa Fe|St. Louis|St. Petersburg|Saint Louis|Fort Worth|Fort Wayne|El Paso|Las Vegas|Los Angeles|San Diego|San Antonio|Buenos Aires|Sao Paulo
Jackson Hole|Jackson Hewitt|Martha's Vineyard|Palo Alto|Kuala Lumpur|Tel Aviv|Abu Dhabi|Addis Ababa|Santa Barbara|San Marino|San Juan|Santo Domingo|Port Louis|Grand Cayman|Cobre Panama|Little Rock|Grand Rapids
`;

const TRIE = new PhraseTrie();
for (const firm of FIRMS.split(/[|\n]/)) if (firm !== "") TRIE.add(firm, 1);

/** Whether a listed firm or place begins at a token or at the one before it. */
export const isListedFirm = (scanned: ScannedText, token: number): boolean =>
  TRIE.longestMatch(scanned, token) !== undefined ||
  (TRIE.longestMatch(scanned, token - 1)?.end ?? 0) > token;
