"""The short and the other forms of given names, so that Bob is found as Robert."""

from functools import cache

from cordially.core.letters import folded

# One line, one name; a form may stand in several lines (Alex, Sam), which does not make these lines one.
_FORMS = """
abigail abby abbie gail
abraham abe bram
adalbert bert
adelaide adele addie
albert al bert albie
alberto beto
alejandro alex ale jandro sandro
alejandra alex ale sandra
alexander alex al sandy sasha xander alec aleksander alexandre alessandro sascha alek
alexandra alex lexi sandra sasha sandy alessandra aleksandra alexa
alfred fred alf freddie alfredo fredo
alfonso alphonse poncho fonso
alison ali allie allison
amanda mandy amandine
ana anna anne ann anita hannah annie anya anja anouk
andrew andy drew andreas andre andrea andres andrei andrzej anders andrej
angela angie ange angelika geli angelique
anthony tony antonio anton antoine toni antonin toño
annette netty anneliese
arthur art artie arturo artur
augustus gus august augusto agustin
barbara barb barbie babs bobbie bärbel basia
bartholomew bart barney
beatrice bea trixie beatriz beatrix bia
benedict ben benny benedikt
benjamin ben benny benji benjie benjamim
bernard bernie bernhard bernardo
bertram bert
bradley brad
bridget biddy bridie brigitte gitte brigitta
cameron cam
caroline carol carrie carolyn carolina caro karoline line
cassandra cassie cass sandra
catherine cathy kate katie kathy katherine kathryn kat kitty cate kathleen caterina catarina karin
katharina katherine katja käthe kati kathi katrin kate ekaterina katya katarzyna kasia catherine karin
cecilia cecily cissy celia cecile
charles charlie chuck chas carlos carl karl carlo charly carlitos karol
charlotte charlie lottie lotte char carlotta
christian chris christiaan kris cristian
christina chris chrissy tina christine christa kristin kristina cristina christel kirsten
christopher chris kit topher kris christoph cristobal christophe kristof cristóvão
clara clare claire klara
clemens clement clem
constance connie konstanze constanze
constantine costa konstantin kostas dinos
cornelius neil con cornelis kees cor
curtis curt kurt
cynthia cindy
daniel dan danny dani daniele danilo
daniela dani danielle
david dave davey davi dawid dudu
deborah deb debbie debra debora
dennis denny den denis
diana di diane
dominic dom nick dominik domingo dominique
donald don donnie donny
dorothy dot dottie dorothea dora doro
douglas doug dougie
eduardo edu lalo eduard
edward ed eddie ned ted teddy eduard eduardo edouard
edmund ed eddie ned edmond
edwin ed eddie ned
elena lena helena ellen helene helen nell leni ilona jelena
eleanor ellie nell nora eleonore lenore leonor
elizabeth liz lizzie beth betsy betty eliza ellie libby lisa elisabeth elise isabel elisa elżbieta
elisabeth lisbeth lili elsbeth liesl elsa else bettina lise lisa elisa
emily em emmy millie emilia emilie
emmanuel manny manu manuel emanuel emanuele
enrique henry quique henrique henri heinrich henrik hendrik heinz heiner harry hank enrico henryk hal rik kike
eric rick erik erich erick
ernest ernie ernst ernesto
eugene gene eugen eugenio
eve eva evie evita
evelyn evie eve
fernando nando fer ferdinand fernand ferdi
florence flo florrie flora
florian flo
frances fran franny francesca francisca franziska fanny franka frankie françoise
francis frank frankie fran franz francisco francesco françois franco pancho paco chico kiko franciszek franek
frederick fred freddie freddy fritz friedrich federico fritzi frederik frederic fredrik rick
gabriel gabe gabi gabriele
gabriela gabi gaby gabriella gabrielle
gareth gary
george georgie jorge georg giorgio jürgen jörg georges jerzy yuri
gerald gerry jerry gerard gerhard gerd gerardo
gertrude trudy gerti trude
gilbert gil bert gilberto beto
giovanni gianni gio vanni
giuseppe beppe peppe pino joseph josef
gregory greg gregor gregorio gregoire
guillermo memo william wilhelm guilherme guillaume gui
gustavo gus tavo gustav
günther günter gunther
harold harry hal harald
harriet hattie harry
helmut heli
henrietta etta hettie henriette
howard howie
hubert bert hugh
hugo hugh
ignacio nacho ignatius iggy ignaz inacio
irene rena irina
isabella bella izzy isabel isa isabelle belle
isaac ike zac
jacob jake jakob jack jacques jakub jacobo jaap
jacqueline jackie
james jim jimmy jamie jem jaime jacobo
jane janie jenny johanna joanna jana janet jeanne
janice jan
jasper kaspar caspar
jeffrey jeff geoffrey geoff
jennifer jen jenny jenn
jeremy jerry jem jeremiah jérémie
jessica jess jessie
jesus chucho chuy
joachim jochen achim joaquin joaquim quim
joanne jo joanna johanna
joao joão juca johnny john
john johnny jack jon jonny johann johannes hans jan juan jean joao ian ivan giovanni sean johan jens hannes jonas
jonathan jon jonny nathan jonatan
jose pepe ze joseph zé chepe josep pepito
joseph joe joey josef jupp giuseppe jozef yusuf sepp józef
josephine josie jo fifi josefine josefa
joshua josh
judith judy jude jutta
julian jules julien juliano
julia julie jules giulia juliette juliana
katarina kat katja
kenneth ken kenny
kimberly kim
klaus claus nikolaus nicholas
laura laurie lori laure
lawrence larry laurie lorenz lorenzo laurent lars lourenço laurence
leonard leo len lenny leonardo leonhard leon
leopold leo poldi leopoldo
lillian lily lil lilli liliana
louis lou louie lewis luis ludwig luigi lutz luiz lucho
louise lou lulu luisa luise
lucas luke lukas luca luc lucca
lucille lucy lucia lucie luzia
luiza lu luisa
madeline maddie maddy madeleine magdalena lena leni magda
manfred fred manni
manuel manny manolo manu
marcus mark marc marco markus marcos marek marcelo
margaret maggie meg peggy marge margie greta margot rita daisy margarete margarita margarida
margarete margarethe margaret grete greta margit gretchen małgorzata gosia
maria mary marie mia maya mimi mariechen molly polly maja maike moira mariya masha
marianne mary anne mariana marian
martha marty marta
martin marty martijn marten martín
martina tina
matthew matt matty matthias mateo matthieu matias hias mateusz matteo mattias mats mateus
maximilian max maxi maxim maximiliano
maurice moritz mo mauricio maurizio morris
melanie mel
melissa mel missy lissa
michael mike mickey mick micha michel miguel mikael michele mischa mihail michał misha mikhail mikey migue
michelle shelly chelle michele
mildred millie
miriam mimi mira mary
mohammed mohamed muhammad mo mohammad mehmet mohamad ahmed
monica mona monika moni monique
nancy nan
natalie nat nattie natalia nathalie natasha natalya
nathan nate nat nathaniel natan
nicholas nick nicky nico nicolas klaus niklas nikolaus nikolai niko nicola nicolai mikołaj nils niels
nicole nicky nikki nic
norbert bert nobbi
oliver ollie oli olivier
olivia liv livvy
oscar ossie oskar
oswald ozzie
pamela pam
patricia pat patty tricia trish patti patrizia
patrick pat paddy rick patrizio patricio patryk
paul pablo paolo pauli pavel paulo pawel
paula paulina pauline
penelope penny nell
peter pete pedro pierre pietro petr piet pit per piotr petra
philip phil pip philipp felipe philippe filippo filip phillip
rachel rae raquel rahel
raymond ray raimund ramon
rebecca becky becca rebekka
reginald reg reggie
regina gina
reinhard reini
renate nate reni
richard dick rick ricky rich richie ricardo riccardo ricard
robert bob bobby rob robbie bert roberto robin robb
roderick rod rick rodrigo
roger rodge rüdiger ruediger
roland rolly rolando orlando
ronald ron ronnie ronaldo
rosalind ros rosie rosalinde
rosemary rose rosie romy rosemarie
rose rosie rosa
rudolf rudy rudi rudolph rodolfo
russell russ rusty
ruth ruthie
salvador sal chava salvatore
samantha sam sammy
samuel sam sammy
sarah sara sally sadie
sebastian seb bas basti sebastien bastian sebastião
sergio serge sergei sergej checo
sigrid siri
simon si simone
sofia sophie sophia sofie zosia zofia
stanley stan stanislaw stanislaus stach
stefanie steffi stephanie steph stefania stephie
stephen steve stevie steven stefan stephan esteban etienne stefano stéphane steffen szczepan estevão
susan sue susie suzy suzanne susanne susanna susana sanne suse zuzanna
sylvia sylvie silvia silke
teresa terry tess tessa theresa resi teresita tere therese teresinha
thaddeus tad ted tadeusz
theodore ted teddy theo theodor teodoro teo
thomas tom tommy tomas tommaso tomasz thom tomek tomás
timothy tim timmy timo timotheus
ursula ursel uschi ulla
valentina vale tina
valerie val valeria
vanessa nessa
veronica ronnie vera veronika vroni ronni
victor vic vik viktor vittorio
victoria vicky tori vic viktoria vittoria
vincent vince vinnie vincenzo vicente
virginia ginny
vladimir vova volodya vlad wladimir
walter wally walt walther
wenceslas venceslau vaclav
werner verne
wilhelmina mina minnie willa wilma
wilfred wilf fred wilfried
william bill billy will willy liam wilhelm willem guillaume
winifred winnie freddie
wolfgang wolf wolle
xavier xavi javier javi
yvonne vonnie
zachary zach zack zak
"""


@cache
def lines() -> dict[str, frozenset[int]]:
    """Each form, and the numbers of the lines in which it stands. Accents are folded as in `names`."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_FORMS.strip().splitlines()):
        for form in line.split():
            found.setdefault(folded(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def is_known(given: str) -> bool:
    """Is this folded word a given name of the table?"""
    return given in lines()


def are_forms_of_one(first: str, second: str) -> bool:
    """Two folded given names: Bob and Robert, but not Alexander and Alexandra."""
    return bool(lines().get(first, frozenset()) & lines().get(second, frozenset()))
