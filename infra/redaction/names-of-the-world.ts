const split = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Given names of many countries that the US census of 1990 lists rarely or never; written by hand, no accents. */
export const GIVEN_NAMES: readonly string[] = split(`
aarav aditi aditya ajay akash akshay amit amita amitabh amrita ananya anand anil anita anjali anjana ankit anup anupam
anusha aparna aravind arjun arun aruna arvind asha ashish ashok ashwin avinash ayesha balaji bharat bhavna chandra chetan
deepa deepak deepika devika dhruv dinesh divya ganesh gaurav gautam gayatri geeta girish gopal govind harish harsh hemant
indira ishaan jagdish jaya jayant jayesh jyoti kailash kalpana kamal karan kartik kavita kavya kiran kishore krishna lakshmi
lalit lata madhav madhuri mahesh manish manisha manoj meena meera mohan mohit mukesh nandini naresh naveen neelam neha nikhil
nilesh nisha nitin padma pankaj parth pooja prabhu pradeep prakash pranav prasad prashant pratik praveen preeti prem priya
priyanka radha raghav rahul raj rajan rajeev rajendra rajesh rajiv raju rakesh ram ramesh ramya rani ravi ravindra reena rekha
ritu rohan rohit roshni sachin sandeep sandhya sangeeta sanjay sanjeev santosh sarita satish saurabh savita seema shalini
shankar sharad shekhar shilpa shivani shreya shruti shweta siddharth smita sneha sonali srinivas sridhar subhash sudha sudhir
sujata suman sumit sunil sunita suresh surya sushil sushma swati tanvi tarun tejas uday uma umesh usha vandana varun vasant
venkat venkatesh vidya vijay vikas vikram vinay vineet vinod vishal vivek yash yogesh zoya
abdul abdullah abdulrahman adel adnan ahmad ahmed aisha ali alia amal amina amir amira anwar aslam ayman aziz bilal bushra
dalia fadi fahad fahd faisal farah farhan farid faris fatima fawzi ghada habib hadi hafsa hala hamid hamza hanan hani hasan
hashim hassan hatem hisham huda hussain hussein ibrahim idris ihab imran iman iqbal ismail jamal jamil javed kareem karim khadija
khaled khalid khalil laila latifa layla leila lina lubna mahmoud majid malik mansour mariam maryam mehdi mohamed mohammad
mohammed mona muhammad mukhtar mustafa nabil nada nadia naeem nasir nasser nawal nawaz noor noura omar osama othman qasim rachid
rahim rania rasha rashid reem riyad saad sadia said saif salah saleh salim salma samir samira sana sara sayed shabnam shahid
shakeel sharif suleiman sultan tahir tarek tariq usman wael waleed yasmin yasir yousef youssef yusuf zahra zainab zeinab zubair
abebe abena abiodun ade adebayo adaeze adaobi akinyi akua ama amara amaka aminata babatunde boubacar chiamaka chidi chidinma
chinedu chinonso chinua chioma chukwuemeka diallo ebele efua emeka esi fatou folake funmilayo ifeanyi ifeoma ikenna jabari
kamau kofi kojo kwabena kwame kwasi lerato mamadou moussa mwangi nana neema ngozi nia njeri nkechi nnamdi nomvula obinna oluwaseun
olumide olusegun onyeka oumar ousmane segun seydou sipho tendai thabo themba thandiwe tunde uchenna wanjiru yaa yaw zanele
zuri
akihiko akira aiko asuka ayaka ayumi chihiro daisuke emi eiji fumiko goro hana haruka haruki haruto hideo hideki hikaru hina hinata
hiro hiroki hiroko hiroshi hiroyuki isamu jiro junichi junko kaito kaori katsuo kazuki kazuko kazuo keiko kenichi kenji kenta
koji kyoko makoto mariko masahiro masako masao masashi mayumi megumi michiko midori minoru miyuki naoki naoko naomi noboru
noriko osamu ren riku rina ryo ryota sachiko sakura satoshi setsuko shigeru shin shinichi shinji shinzo shiro shizuka sota
susumu tadashi taichi takahiro takako takashi takeshi takumi taro tatsuya tetsuya tomoko toru toshio tsutomu yasuo yoko yoshiko
yoshio yuichi yuji yuki yukiko yumi yuna yusuke yuto
bao bin bo chao chen chun cong dan dong fang fei feng gang guang guo hai han hao hong hua hui jia jian jiang jie jin jing jinping
jun kai lan lei li lian liang lin ling long mei meiling min ming na nan ning peng ping qi qiang qin qing rong rui shan shu song tao
ting wei wen xia xiang xiao xiaoming xin xing xiu xiuying xu xue yan yang yi yifan ying yong yu yuan yue yun ze zhen zheng zhi zhong zihan
minh hung hoang hieu huong hanh hien hoa khanh khoa lien linh loan long mai nam nga ngan ngoc nhung phuc phuong quan quang quoc quyen
son tam thanh thao thi thu thuy tien trang trung tuan tuyet van viet vinh xuan yen duc duy dung cuong binh anh bich chau dao diem
byung chul dong-hyun eun eunji haeun hye hyun hyunwoo jae jaehyun ji jihoon jimin jisoo jiwoo joon kyung min minho minjun minseo
sang seo seojun seoyeon seung soo soojin soyeon sung sungmin taehyung woo yeon youngho yuna
aleksander aleksandr aleksandra alexei alexey alina alyona anastasia anatoly andrei andrej andrey andrzej anya arkady artem bogdan
boris bozena bratislav czeslaw dagmara darya denis dmitri dmitry dorota dragan dusan ekaterina elena evgeni evgeny ewa fyodor galina
gennady goran grzegorz halina igor ilya irena irina ivan ivana ivo iwona jacek jakub jana janusz jaroslav jaroslaw jelena jerzy jiri jovan jozef
kamil karel karol katarzyna katerina kazimierz kirill konstantin krystyna krzysztof ksenia lech leonid lev ludmila luka lukasz lyudmila
maciej magda magdalena makar malgorzata marek mariusz marko mateusz mattias maxim michal mikhail mila milan milena milica milos miroslav
miroslava mladen nadezhda natalia natalya natasha nikita nikola nikolai novak oksana oleg olena olga pavel pavol pawel petr petra piotr radek
radoslaw rafal roman rostislav ruslan ryszard sasha sergei sergey slavko slobodan snezana stanislav stanislaw stefan svetlana szymon tadeusz
taras tatiana tatyana timur tomas tomasz tomislav urszula vaclav vadim valentina valeriy vasily vera veronika viktor viktoria vitaly vlad vladimir
vladislav vojtech volodymyr vyacheslav wieslaw witold wojciech yaroslav yelena yevgeny yulia yuri zbigniew zdenek zdzislaw zeljko zofia zoran
adelheid alessandro alessia alfonso andrea angelo anneliese anouk antje antoine antonella arnaud astrid aurelie axel bart beatriz benedetta
benoit bernd birgit bjorn bram camille carmela cedric celine chiara christoph clara claudia claudio cornelia cosimo cristian cristina damien daan
davide delphine detlef dieter dirk domenico dominique eberhard eduardo elif elise elke emil emilie emma enrico enzo erik esteban estelle etienne
fabian fabien fabio fabrice fabrizio federica federico femke ferdinand fernando filippo florence florian francesca francesco francois franz frederic
freya friedrich gabriele gaetano gaspard georg gerhard gerrit giacomo gianluca gianni giorgio giovanna giovanni giulia giuseppe gonzalo gregoire
guillaume gunnar gunther guillermo hanne hans hannes hartmut heiko heinz heinrich helga helmut hendrik henrik herve horst ignacio ilaria ines inge
ingeborg ingrid inigo isabelle iris jaap jan jasper javier jens jeroen joao joaquin jochen joachim johan johann johannes jonas jordi jorge joris jose
joost josefina juan julien jurgen juergen jutta kaspar katja katrin kees kerstin klaas klaus kristof lars laurent leonardo leonie lieke lorenzo lotte louis
luc luca lucas lucia lucie ludovic luigi luis luisa lukas lutz maarten maike manfred manon manuel marcel marcello marco margherita margot marie
marijke marina mario marion marit markus martina martijn mathias mathieu mathilde matteo matthias matthieu maxime mehmet merel michel mireille
mirko monika morten nele nicolas nicolo niels niklas nils odile olivier olle oskar otto pablo pal paolo pascal paulo pedro pelle per philippe pia pierre
pieter piet pilar quentin rafael raffaele raul reinhard remi renate renaud ricardo riccardo rodrigo roland rolf romain rosalia rosario rui ruud sabine
salvatore sandro sanne santiago saskia sebastian sebastien serge sergio sigrid silke silvia simona simone sofia solveig sophie stefania stefano
steffen stijn sven tanja teun thierry thijs thomas thorsten tiago tibor tilo tobias tomaso torsten ulrich ulrike umberto ursula ute uwe valentin valerie
vincenzo virginie walter werner wilhelm willem wim wolfgang wouter xavier yannick yves zoe
aoife caoimhe ciara cillian conor declan eoghan eoin fergus fionn gareth geraint hamish imogen ioan ewan iain kieran lachlan niamh nigel oisin
padraig rhys rory ruairi saoirse siobhan sioned tadhg callum alistair angharad cerys duncan euan fiona freddie graeme hettie isla jemima nia
ahmet aylin ayse baris berk burak can cem deniz elif emine emre ercan erdem esra fatma gulsen hakan halil hatice huseyin kemal levent mehmet
melek merve murat mustafa necla nuray orhan osman ozlem selim serkan sevgi tolga turgut umut yasemin yildiz zeynep
aiden ayden jayden brayden kayden hayden caden addison madison mackenzie kaylee kayla nevaeh skylar zoey harper ella ava mia chloe lily lilly avery riley aubrey brooklyn savannah layla leah aaliyah camila paisley everly willow nova aria arya luna stella hazel violet aurora ellie piper quinn sawyer ryder easton grayson jaxon jaxson lincoln landon colton bentley carter hudson wyatt owen declan silas ezra asher levi bodhi axel elon kanye barack condoleezza imogen rory hugo felix jasper theo freddie archie alfie ollie poppy maisie elsie tilly
adriana agustin alejandra alejandro alvaro amparo arturo aurelio beatriz belen benito bernardo blanca camila carlos carmen catalina cesar
consuelo cristobal dolores efrain emilio enrique esperanza ezequiel facundo felipe fermin flavia florencia gerardo gilberto graciela gregorio
guadalupe gustavo hector hernan horacio hugo isidro itzel jaime jimena joaquim jose josefa juana julio lautaro leonel leticia lourdes lucio luz macarena
marcela marcelo margarita maria mariana maricarmen marisol martina mateo matias mauricio maximiliano mercedes miguel milagros moises monserrat
nestor nieves nuria octavio oscar osvaldo paloma paola patricio paz pilar ramiro ramon raquel rebeca reynaldo rocio rodolfo rogelio rosa rosalba ruben
salvador santos saul socorro soledad susana teodoro thiago tomas valentina vicente ximena yolanda beatriz caio duarte heitor inacio joana larissa
leandro luciana lurdes renata thais vinicius wagner
`);

/** Surnames of many countries beside those of the US census; written by hand, no accents. */
export const SURNAMES: readonly string[] = split(`
acharya agarwal aggarwal ahluwalia amin anand arora babu bajaj bajpai balakrishnan banerjee basu bhandari bhardwaj bhargava bhat bhatia
bhatt bhattacharya biswas bose chakraborty chandra chatterjee chaturvedi chaudhary chauhan chawla chopra choudhury dalal das dasgupta datta desai deshmukh
deshpande dhawan dhillon dixit dubey dutta gandhi ganguly garg ghosh gill goel gokhale goyal grewal guha gulati gupta iyengar iyer jain jha joshi kamath kapadia kapoor kapur
kaul kaur khanna khosla khurana kohli krishnamurthy krishnan kulkarni kumar lal mahajan malhotra malik mathur mehra mehrotra mehta menon mishra misra mistry mittal
modi mohanty mukherjee nadar nagarajan naidu nair nambiar narang narayan narayanan natarajan nayak nigam oberoi pai pandey pandya parekh parikh patel pathak
patil patnaik pillai prabhakar prasad purohit raghavan raina rajan rajagopal ramachandran ramakrishnan raman ramanathan ramaswamy rana ranganathan rao rathore rawat reddy
roy sabharwal sahni saini saxena sen sengupta seth sethi shah sharma shetty shinde shroff shukla sidhu singh singhal sinha sood soni srinivasan srivastava subramanian
subramaniam sundaram suri swaminathan tandon thakur thapar tiwari trivedi tyagi upadhyay vaidya varma venkataraman verma vora vyas wadhwa yadav
abbas abbasi abdi abdullah adeyemi adesanya adichie afolabi agbaje ahmad ahmadi ahmed akhtar akinola akpan alabi alam al-farsi ali amadi amin ansari asante aslam awad ayodele aziz babangida
bah bakare balogun bangura bello boateng botha bukhari butt chaudhry cisse coetzee conteh coulibaly dangote darwish diallo diop dlamini du-plessis ebadi ekwueme el-sayed elhassan emeka eze
fadel farouk farooq fashola ghani habib haddad haidar hakim hamdan hamid haq haque hasan hashemi hassan hosseini hussain hussein hussaini ibrahim idowu igwe ismail jafari jalloh jamil javed
kamara kamau kariuki karimi kassab kazemi keita khalil khan khoury khumalo kimani kipchoge kone koroma kuti lawal mahlangu mahmood mahmoud malik mandela mansour maina mbeki mensah mirza mokoena
mohamed mohammed molefe moosa moyo mugabe mukasa mustafa musa mutua mwangi naidoo najjar nasser ncube ndiaye ndlovu ngcobo ngugi nkosi nkrumah nwosu nyambura obasanjo obi odhiambo ogunleye
ojo okafor okeke okonkwo okoro okoye olawale oluwole omondi onyango osei otieno ouattara owusu oyelaran pretorius qureshi rahman rahimi raza rezaei rizvi sabry said saleh salim sall
sarr sesay sheikh siddiqui sissoko soyinka suleiman sultan sy tahir tembo traore usman van-der-merwe waweru wanjiku yakubu yusuf zaman zulu
abe ando aoki arai arakawa chiba endo fujii fujimoto fujita fukuda goto hamada hara harada hasegawa hashimoto hayashi hirano honda hoshino ichikawa ikeda imai inoue ishida ishihara ishii ishikawa ito iwasaki
kaneko kato kawaguchi kawamura kawasaki kikuchi kimura kinoshita kishida kobayashi koizumi kojima kondo kono kubo kudo kuroda maeda maruyama masuda matsuda matsui matsumoto matsuo mishima miura miyamoto miyazaki
mori morita murakami murata nagai nakagawa nakajima nakamura nakano nakayama nishida nishimura noguchi nomura ogawa ohno okada okamoto ono onishi ota otsuka ozawa saito sakai sakamoto sakurai sano sasaki sato
shibata shimada shimizu sugawara sugimoto sugiyama suzuki takada takagi takahashi takeda takeuchi tamura tanaka taniguchi tsuchiya uchida ueda ueno wada watanabe yamada yamaguchi yamamoto yamashita yamazaki yano yokoyama
yoshida yoshikawa cai cao chan chang chao cheng chiu choi chong chou chow chu cui dai deng ding dong du duan fan fang feng fu gao gong gu guan guo han hao he ho hong hou hsieh hsu hu huang hwang jia jiang jin jung kang
kao kwan kwok lai lam lau lei leung liang liao lin liu lo lu luo lui ma mao meng mo mok ng ngai ni ong ouyang pan pang peng pham qian qin qiu ren shao shen shi sun tan tang tao teng tian tsai tse tseng tsui wang wei wen wong wu xia xiang
xiao xie xiong xu xue yan yang yao ye yeung yi yin yip yu yuan yuen zeng zhang zhao zheng zhong zhou zhu zou bui cao dang dinh do doan duong hoang huynh lam le luong ly mai ngo nguyen phan quach ta thai to tran trinh truong vo vu
ahn bae baek cho chun chung gil ham hwang jang jeon jeong jo joo jun ko kwak kwon lim min moon nam noh oh paik ryu seo shim shin sohn song suh woo yoo yoon youn
adamczyk adamski andreev antonov babic baran baranov belov berezovsky blazek bogdanov borisov bondarenko brankovic cerny chernenko cizek dabrowski danilov dimitrov djokovic dolezal dragic dudek dvorak fedorov filipov filipovic georgiev
golubev gorski grabowski gromov gusev hajek hasek havel hlavacek horak horvat horvath ilic ivanov ivanova ivanovic jablonski janda jankovic jankowski jansky jovanovic kaczmarek kaminski kamenev kaplan karpov kasparov kolar kolarov
kopecky kotlar kovac kovacevic kovacs koval kovalenko kovalev kowalczyk kowalska kowalski kozak kozlov kozlowski kral kravchenko kravets krejci krupa kruk kubat kucera kuznetsov kuznetsova lebedev lewandowski lysenko makarov malik malinowski marek markov
markovic matic mazur medvedev melnik melnyk michalak mihajlov mihailov mikhailov milosevic morozov moroz nagy nemec nikolaev nikolic novak novakova novotna novotny nowak nowakowski olszewski orlov ostrowski pavlenko pavlov pavlovic
pawlak pawlowski peric petrenko petrov petrova petrovic piotrowski pokorny polak popescu popov popova popovic prochazka pospisil radic romanov romanenko ruzicka rybak sadowski savchenko semenov shevchenko shevchuk sidorov sikora simic simon
sokolov sokolowski soros stankovic stanek stepanov svoboda szabo szymanski tarasov tkachenko tomic toth vasiliev vasquez vesely vlasov volkov volkova vrba walczak wieczorek wisniewski wojcik wozniak yakovlev yanukovych yushchenko zaitsev zajac zelenko zelinski zielinski zima zukowski
aalto acosta adler aguirre alonso amato andersen andersson arnaud aubert aubry bachmann bakker barbier barbieri baumann becker beckmann beaulieu benoit bergmann bernard bertrand bianchi bjorklund blanchard boer bohm bonnet boucher bouvier brandt
braun brouwer bruno busch caruso charpentier chevalier colombo conti costa coppola cordeiro costantini dahl dalgaard de-boer deschamps deluca dekker dijkstra dietrich dubois dufour dumont dupont dupuis durand ekstrom engel eriksson esposito fabre falk ferrara ferrari ferreira ferri
fischer fontaine fournier franke fuchs gagnon galli garnier gauthier gentile giordano girard gonzalez graf greco gruber guerin gustafsson haas hagen hahn halonen hansen hansson hartmann heikkinen heinrich hendriks henriksen herrmann hoffmann hofmann holmberg huber hugues ibanez
jacobsen jager jansen janssen jansson janssens jensen jimenez johansen johansson jorgensen joubert kaiser karlsson keller klein kocher koch koenig konig koskinen kohler kraus kristiansen kruger kuhn kuipers lacroix laine lambert lange larsen larsson lavoie leclerc lefebvre lefevre legrand leitner lemaire lemoine leroy lehmann lindberg lindgren lindqvist
lombardi longo ludwig lundgren madsen maier makinen mancini marchand marchetti marino martinelli masson mayer meier meijer menard mercier meunier meyer michaud mikkelsen molina moreau morel moretti moser mulder muller mueller nielsen niemi nilsson noel nygaard nystrom olsen olsson
ortega ottosson paulsen pelletier pellegrini perrin persson petersen petit petersson pfeiffer picard poulsen prost rasmussen renard richter ricci rinaldi rizzo romano rossi rousseau roux russo ruiz sala santoro sartori sauer savard schafer schaefer scholz schmid schmidt schmitt schneider
schreiber schroder schroeder schubert schulte schulz schulze schuster schwarz seidel silva sjoberg smit soderberg sommer sorensen steiner strand svensson tessier thibault thomsen toivonen tremblay valentini van-dijk vanderberg vasseur verhoeven vermeulen vidal villa virtanen visser vitale vogel vogt
voss wagner walther weber wegner weiss werner winkler winter wolff zanetti ziegler zimmermann yilmaz kaya demir celik sahin yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara koc kurt ozkan simsek erdogan papadopoulos nikolaidis georgiou dimitriou papandreou stavros
almeida alves araujo barbosa barros batista borges cardoso carvalho castro cavalcanti correia cunha dias esteves fonseca freitas goncalves lopes machado magalhaes marques martins medeiros melo mendes monteiro moreira nascimento neves nogueira nunes oliveira pacheco pereira pinheiro pinto queiroz ramos ribeiro rocha rodrigues
sampaio santana santos saraiva simoes soares sousa souza tavares teixeira vieira aguilar aguilera alcaraz alvarado alvarez arroyo avila ayala ballesteros barrera benitez blanco bravo bustamante caballero cabrera calderon camacho campos cano cardenas carmona carrasco carrillo castaneda castillo cervantes chavez contreras cordova
cortes crespo cruz delgado diaz dominguez duran echeverria escobar espinosa espinoza estrada fernandez figueroa flores fuentes gallardo gallegos galvan gamboa garcia garrido gil gimenez gomez guerrero guevara gutierrez guzman hernandez herrera hidalgo hurtado ibarra iglesias juarez lara leal ledesma leon lopez lozano lucero luna
maldonado marin marquez martinez mata medina mejia mendez mendoza mercado meza miranda molina montero montes montoya mora morales moreno moya munoz murillo navarro nieto nunez ochoa ojeda olivares orozco ortega ortiz osorio pacheco padilla palacios paredes parra pascual pena peralta perez pineda ponce prieto quintana quintero quiroga
ramirez rangel rey reyes rico rincon rios rivas rivera robles rodriguez rojas roman romero rosales rosas rubio ruiz saavedra salas salazar salgado salinas sanabria sanchez sandoval santiago santillan segura sepulveda serrano sierra solano solis soria sosa soto suarez tapia tellez toledo torres trejo trujillo urbina urrutia valdes valdez
valencia valenzuela valladares vargas vasquez vazquez vega velasco velasquez velez vera vergara villalobos villanueva villarreal villegas yanez zamora zapata zarate zavala zuniga
`);

/** Words of finance that general word lists lack. */
export const FINANCE_WORDS: readonly string[] = split(`
fintech crypto blockchain stablecoin altcoin ethereum ether litecoin ripple dogecoin defi nft roth ira venmo zelle paypal cashapp iban swift bic ssn itin ein
kyc aml etf etfs reit reits ebitda capex opex var cvar sharpe sortino treynor calmar markowitz garch backtest drawdown drawdowns drawup volatility kurtosis skewness
collateralized collateralised securitization securitisation securitized subprime libor sofr euribor sonia repo repos overdraft overdrafts escrow payee payees payoff
prepayment amortization amortisation refinance refinancing unsecured underwriter underwriters underwriting covenant covenants debenture debentures annuity annuities
payroll paycheck direct deposit chargeback chargebacks preauthorization autopay online checking savings cheque cheques atm pin cvv apr apy login username password
hedge hedged hedging long short bull bear bullish bearish equity equities bond bonds treasury treasuries gilt gilts coupon callable convertible derivative derivatives
swaption swaptions forwards futures backwardation contango arbitrage benchmark benchmarks outperform underperform overweight underweight rebalance rebalanced rebalancing
nasdaq nyse amex ftse dax stoxx nikkei hang seng sensex nifty kospi hsbc citi barclays lloyds santander citigroup jpmorgan goldman sachs morgan stanley wells fargo schwab fidelity
vanguard blackrock merrill lynch lehman nomura moody fitch bloomberg reuters nvidia tesla google alphabet microsoft amazon facebook netflix exxon chevron walmart pfizer boeing intel
blackstone deutsche commerzbank paribas societe generale natwest revolut monzo chime robinhood coinbase binance kraken visa mastercard discover amex
`);
