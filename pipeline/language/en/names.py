# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Names and words that the rules for English know: given names, places, everyday words."""

REGNAL = frozenset(
    """Abbas Abdul Abdulaziz Abdullah Adolf Adrian Afonso Agrippa Ahmed Albert Alexander Alexios
    Alfonso Amadeus Amenhotep Andrew Andronikos Anna Antiochus Artaxerxes Augustus Baldwin Basil
    Baudouin Bayezid Bela Benedict Bernard Berthold Boleslaw Boniface Callixtus Canute Carl Carlos
    Casimir Catherine Celestine Charles Christian Clement Cleopatra Clovis Conrad Constantine
    Constantius Cyrus Dagobert Darius David Edgar Edmund Edward Elizabeth Eric Erik Eugene Farouk
    Faisal Felipe Ferdinand Francis Frederick Friedrich Fuad Geoffrey George Gregory Gustav Gustavus
    Haakon Hadrian Harald Harold Henri Henry Herod Honorius Hugh Humbert Hussein Innocent Isaac
    Isabella Ivan James Joan Joanna John Joseph Juan Julius Justin Justinian Kamehameha Karl Kenneth
    Ladislaus Leo Leon Leopold Lothair Louis Lucius Ludwig Magnus Mahmud Malcolm Manuel Marcellus
    Margaret Margrethe Maria Martin Mary Matilda Maximilian Mehmed Mehmet Michael Mieszko Mithridates
    Mohammed Murad Napoleon Nicholas Olaf Olav Oscar Otto Paschal Paul Pedro Pepin Peter Philip
    Philippe Pius Ptolemy Rainier Rama Rameses Ramesses Ramses Raymond Richard Robert Roger Rudolf
    Rudolph Selim Sennacherib Sergius Seti Severus Shapur Shenouda Sigismund Sixtus Stanislaus
    Stephen Suleiman Sweyn Sylvester Theodore Theodosius Thutmose Tiberius Umberto Urban Valdemar
    Victor Victoria Vittorio Vladimir Vladislaus Waldemar Wenceslaus Wilhelm William Xerxes Yohannes
    Zog""".split()  # noqa: SIM905  (shorter)
)
"""Names of kings, queens and popes: a roman numeral behind one is an ordinal."""

GIVEN = REGNAL | frozenset(
    """Adam Alan Albert Alfred Alice Allen Amy Andrea Ann Anne Anthony Arthur Barbara Ben Benjamin
    Bernard Betty Bill Bob Brian Bruce Carol Caroline Cecil Charlotte Chester Chris Christine
    Christopher Clara Clarence Clark Claire Cornelius Daniel Davis Deborah Dennis Diana Donald
    Dorothy Douglas Earl Eddie Edith Edwin Eleanor Elinor Eliza Ella Ellen Emily Emma Ernest Esther
    Eva Evelyn Fanny Fitzwilliam Florence Frank Franklin Fred Gary Gerald Gilbert Grace Griffin
    Harriet Harrison Harry Helen Herbert Homer Horace Howard Hugo Ian Isabel Jack Jacob Jake Jane
    Janet Jason Jeff Jennifer Jessica Jim Joe Joel Jonathan Josephine Joshua Judith Julia Kate
    Katherine Kathleen Ken Kevin Kitty Larry Laura Lawrence Lewis Lily Linda Lisa Lucy Luke Lydia
    Marianne Marie Mark Martha Matthew Maurice Melissa Miles Mike Nancy Nathan Ned Nelson Nora Norman
    Oliver Olivia Owen Pamela Patricia Patrick Percy Phillip Rachel Ralph Ray Rebecca Rex Rick
    Ronald Rose Roy Russell Ruth Ryan Sally Sam Sammy Samuel Sandra Sarah Scott Sean Sidney Simon
    Sophia Sophie Steve Steven Stuart Susan Ted Thomas Thurston Tim Timothy Tom Tony Tyler Vernon
    Vincent Virginia Walter Warren Wendell Winston Zachary""".split()  # noqa: SIM905  (shorter)
)

TITLES = frozenset(
    """King Queen Pope Emperor Empress Tsar Czar Kaiser Sultan Prince Princess Duke Archduke Count
    Pharaoh Patriarch Saint Shah Caliph Lord""".split()  # noqa: SIM905  (shorter)
)

PLACES = (
    "Amsterdam", "Athens", "Atlanta", "Baltimore", "Barcelona", "Beijing", "Berlin", "Boston",
    "Brussels", "Cairo", "Chicago", "Cleveland", "Cologne", "Dallas", "Delhi", "Denver", "Detroit",
    "Dublin", "Edinburgh", "Frankfurt", "Geneva", "Glasgow", "Hamburg", "Hong Kong", "Houston",
    "Istanbul", "Jerusalem", "Johannesburg", "Kyiv", "Lisbon", "Liverpool", "London", "Los Angeles",
    "Madrid", "Manchester", "Melbourne", "Miami", "Milan", "Montreal", "Moscow", "Mumbai", "Munich",
    "Naples", "New Orleans", "New York", "Osaka", "Oslo", "Oxford", "Paris", "Philadelphia", "Phoenix",
    "Pittsburgh", "Prague", "Rome", "San Diego", "San Francisco", "Seattle", "Shanghai", "Singapore",
    "St. Louis", "Stockholm", "Sydney", "Tokyo", "Toronto", "Vancouver", "Venice", "Vienna", "Warsaw",
    "Washington", "Zurich",
)  # fmt: skip
"""Between two of them a dash is a journey: "London–Paris"."""

ACRONYMS = frozenset(
    """AHIMA AI AIDS AIIM AMA ANSI API APA ASCII ATM BA BBC CEO CIA CIO CNN COVID CPI CPU DIY DNA DOI EHR
    EMR EPA EPUB ESA EU EUR FAQ FBI FDA FEMA FIFA GDP GPA GPS HIMSS HIPAA HIV IBM ICD ICU ID IEEE
    IOU IPA IQ IRA IRS ISBN ISO IV LED MA MIT MRI NAACP NAFTA NASA NATO NBA NCAA NFL NGO NHS NIH
    OECD OPEC OSHA PIN PTA RAF RAM RHIA RHIT RIP RNA ROI ROM SAT SIM SQL SUV TB TOEFL TV UAE UFO UK
    UN UNESCO UNICEF UPS URL USA USB USD USSR UTF VAT VIP WHO WIFI WWII YMCA UNIX IRC GNU""".split()  # noqa: SIM905
)

AMBIGUOUS = frozenset("US IT WHO AIDS HIM PIN SAT RAM LED MA IRA ID IV RIP AM PM OR".split())  # noqa: SIM905
"""Capitals that are words in a sentence of capitals, and acronyms behind "the"."""

EVERYDAY = frozenset(
    """about above after again against all alone along also always among and another any anyone are
    around as asked at away back bad be beautiful because bed been before began begin beginning
    behind being believe below best better between beyond big birthday black blood blue boat body
    book books boy bread bring brother but buy by call came can chapter child children christmas
    church city close closed cold come comes conclusion contents could country danger dark daughter
    day days dead dear death did do does dog done door down dream each earth eat edition eight
    emergency end enter entry even ever every everything exit eyes face fall family far father fear
    feet few field find fire first five follow food for forever forget found four free friend friends
    from front full game garden gate gave get girl give go god gone good great green ground guide had
    half hand happy has have he head heart heaven help her here hers high his history hold home hope
    horse house how hundred if important in index inside into introduction is island its join journey
    just keep king knew know land large last late law leave left less let letter letters life light
    like little live long look lord lost love made make man many may me men might mind mine money
    moon more morning most mother mountain mr mrs must my name names never new news next night nine
    no north not note nothing now number of off office old on once one only open other our out over
    page parking part parts peace people place play please power preface press prince private public
    queen question quiet read red reserved rich right rights river road room run sale said same save
    saw say sea second see self sells sends service seven shall she ship should silence silent simple
    sister six sky sleep slow small smoking so some son song sorry soul south speak stand star start
    stay still stop storm story street such sun table take tale tell ten than thank thanks that the
    their them then there these they thing things think this those thou though thought three through
    thy time to today together told tomorrow too took town tree true turn two under until up upon us
    use used very voice wait walk want war warning was watch water way we wednesday welcome well went
    were west what when where which while white whole why wife wild will wind window winter with
    within without woman women wonderland word words work works world would write year years yes yet
    you young your zero acknowledgements acknowledgments adventures appendix bibliography dedication
    epilogue foreword glossary prologue summary references notes author authors copyright
    department technology an got gets fun gun hot try guy bag mad men act add age ago air arm art bar
    bit box bus car cat cup cut die ear egg end eye far fat few fit fix fly fox fun gas hat hit hot ice ill
    job joy key kid law lay leg lie lot low map met mix net nor nut odd oil own pay per pet pot put ran raw
    rat ray row rub sad sat set sex sir sit tax tea tie tip top toy via won yet zoo lets let's dont
    wish were upon shall amen ladies gentlemen december november october september june july april
    march january february august monday tuesday thursday friday saturday sunday""".upper().split()
) - {"US"}
"""A run of capitals that holds one of them is a sentence."""
