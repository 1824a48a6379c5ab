"""What no text of our instrument may do, one rule a fault: pure.

A rule is a pattern for each language, the kinds of text that it holds for, and the items or areas that are *about* the thing
and so may name it. `caught` are bad texts that it finds; the tests hold each rule against its own.
"""

import re
from dataclasses import dataclass, field


def keys(names: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(names.split())


ALL = keys("title about ask-module intention step-area name text places poles ask listen step when statement card")
PLACES = frozenset({"places", "poles", "when"})
ASKED = frozenset({"text", "places", "poles", "when", "statement", "name"})


@dataclass(frozen=True, slots=True)
class TextRule:
    """A fault that a text may have; `about` are the keys of items and areas whose subject it is."""

    name: str
    en: str
    es: str
    caught: dict[str, tuple[str, ...]]
    kinds: frozenset[str] = ALL
    about: frozenset[str] = field(default_factory=frozenset)

    def finds(self, text: str, language: str) -> bool:
        """Whether the text has the fault, whatever it is about."""
        pattern = self.es if language == "es" else self.en
        return bool(pattern) and re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE) is not None


BEFORE = (
    "children-before before-part children-how before-says-no before-money before-other-parent before-first before-room"
)
WORLDS = "two-worlds customs faith-children languages family-money rules-both places-of-origin families-object"
ILL = "illness ill-talk ill-known ill-deciding ill-help ill-encourage ill-plans"
LATE = "later-life late-work-end late-income late-leave late-own-place late-where late-decides late-wishes late-giving"

RULES = (
    TextRule(
        "a gender",
        r"he|she|his|hers?|him|husbands?|wife|wives|boyfriends?|girlfriends?|mankind|man|men|wom[ae]n",
        r"marido|mujer(es)?|hombres?|espos[oa]s?|novi[oa]s?|a (él|ella)",
        {"en": ("Ask her.", "The wife decides."), "es": ("Tu marido decide.", "Dile a él que venga.")},
    ),
    TextRule(
        "a wedding",
        r"spouses?|marr(y|ied|iage\w*)|weddings?|honeymoon|in-laws?|divorce\w*|fianc\w+",
        r"c[óo]nyuges?|casad\w+|casar\w*|bodas?|matrimonio\w*|suegr\w+|divorci\w+|luna de miel",
        {"en": ("Since you married.", "Your in-laws."), "es": ("Desde la boda.", "Tu suegra opina.")},
    ),
    TextRule(
        "children",
        r"child(ren)?|kids?|bab(y|ies)|sons?|daughters?|grandchild\w*|parents?|motherhood|fatherhood",
        r"hij[oa]s?|niñ[oa]s?|beb[ée]s?|criaturas?|niet[oa]s?|madres?|padres?",
        {"en": ("When the children sleep.", "As a parent."), "es": ("Cuando duermen las niñas.", "Como madre o padre.")},
        about=keys(f"{BEFORE} children caring-open children-and-caring exes faith-children before-other-parent"),
    ),
    TextRule(
        "a faith",
        r"god|church\w*|mosque|temple|pray(s|er|ers|ing)?|bible|bless\w*|holy|christmas|sunday mass|heaven",
        r"dios|iglesia|mezquita|templo|rezar|oración|biblia|bendi\w+|sant[oa]s?|navidad|misa|cielo",
        {"en": ("Thank God for it.", "At Christmas."), "es": ("Gracias a Dios.", "En Navidad.")},
        about=keys("practice"),
    ),
    TextRule(
        "means",
        r"holidays?|vacations?|weekends?|trips?|flights?|hotels?|restaurants?|salary|wages|savings|cars?|garden|buy(ing)?"
        r"|mortgage|career|weeks? off|paid leave|boss|office",
        r"vacaciones|fines? de semana|viajes?|vuelos?|hotel(es)?|restaurantes?|sueldo|nómina|ahorros|coches?|jardín"
        r"|comprar\w*|hipoteca|jef[ea]|oficina|días de permiso",
        {"en": ("On your next holiday.", "Buy a present."), "es": ("En vuestras vacaciones.", "Comprar un regalo.")},
        about=keys("far-travels late-income"),
    ),
    TextRule(
        "a sound body",
        r"(take|go for) a walk|walking|run|running|jog\w*|climb\w*|dance|hike|swim|healthy|stand up|on foot",
        r"pase(o|os|ar)|correr|trotar|subir a|bailar|caminata|nadar|a pie|levantarse|san[oa]s?",
        {"en": ("Go for a run.", "Dance with each other."), "es": ("Salir a correr.", "Bailar en casa.")},
        # each of them offers another way beside it
        about=keys("home-where far-visits far-where late-where"),
    ),
    TextRule(
        "one home",
        r"(our|your|the) (house|bedroom|kitchen|sofa|garage)|same bed|when you come home|live together",
        r"(nuestr[ao]|vuestr[ao]|tu) (casa|dormitorio|cocina|cama)|al llegar a casa|vivís en común|convivencia",
        {"en": ("Tidy your kitchen.", "Now that you live together."), "es": ("Ordenar vuestra cocina.", "En tu casa.")},
        about=keys("late-own-place customs"),
    ),
    TextRule(
        "a man in every couple",
        "",
        r"los dos|l[oa]s otr[oa]s dos|nosotr[oa]s|vosotr[oa]s|junt[oa]s|uno de los dos|una de las dos(?! personas)"
        r"|ambos|ambas(?! partes)|el otro|uno mismo|(?<!hijas o )(?<!hijas e )hijos"
        r"|(?<!niñas o )(?<!niñas, )niños|ellos(?<!ellas o ellos)|amigos|novios|padres|ell[oa]s mism[oa]s",
        {
            "es": (
                "Los dos lo sabéis.",
                "Una noche juntos.",
                "Entre nosotros.",
                "Lo que quiere el otro.",
                "Los hijos duermen.",
                "Uno de los dos espera.",
                "Ambos lo habláis.",
                "Con amigos.",
            )
        },
        about=keys("turns illness"),
    ),
    TextRule(
        "a reader’s gender",
        "",
        r"(estoy|estás|está|estáis|sient[eo]s?|sentís|sentirte|quedarse|ser|eres|sois|dejarte)"
        r" (muy |más |tan )?(segur|tranquil|content|cansad|preparad|list|unid|enfadad|satisfech|sol|querid|escuchad|relajad"
        r"|ocupad|enferm|mism)[oa]s?",
        {"es": ("Si estás cansado, para.", "Cuando estáis solos.", "Te sientes escuchada.")},
    ),
    TextRule(
        "Spanish of another shore",
        "",
        r"cada quien(es)?|ustedes|usted|su pareja de usted|celular(es)?|computadora|platicar|carro|enojad[oa]",
        {"es": ("Cada quien lo suyo.", "Ustedes deciden.")},
    ),
    TextRule(
        "a reason in a place",
        r"because|so that|so as to|in order to|since|that way|lets (me|us)|helps (me|us)|I (want|need|like)|(?<=\. )life is",
        r"porque|para que|de modo que|ya que|así que|puesto que|me (deja|permite|ayuda)|nos (deja|permite)|quiero|la vida es"
        r"|me gusta|duermo",
        {
            "en": ("Keep it, because I sleep better.", "Spend it. Life is now.", "One place, for good. I want roots."),
            "es": ("Guardarlo, para que alcance.", "Gastarlo. La vida es ahora.", "En un lugar. Quiero raíces."),
        },
        kinds=PLACES,
    ),
    TextRule(
        "two statements in one",
        r"and|or|because|but|which",
        r"y|e|o|u|ni|porque|pero|lo cual",
        {
            "en": ("I say what I believe, and my partner listens.", "We live well or plan to."),
            "es": ("Digo lo que creo y mi pareja escucha.", "Vivimos bien o pensamos en ello."),
        },
        kinds=frozenset({"statement"}),
        # one thought each: kindly while talking; where and how are one home; with or without are one question; examples
        about=keys("money-talk home-theirs caring-open belief-heard work-takes ahead-put-off rosy-days rosy-wants"),
    ),
    TextRule(
        "two questions in one",
        r"\w+\?.*\w(?=\?)",
        r"\w+\?.*\w(?=\?)",
        {"en": ("How often? And where?",), "es": ("¿Cada cuánto? ¿Y dónde?",)},
        kinds=frozenset({"text", "ask-module"}),
    ),
    TextRule(
        "an accusation",
        r"why|don’t you|you (always|never) (do|say|listen|forget|want|ask)|admit|confess|finally",
        r"por qué|no deberías|(siempre|nunca) (haces|dices|olvidas)|reconoce|confiesa|de una vez",
        {"en": ("Why are you late?", "You never listen."), "es": ("¿Por qué llegas tarde?", "Nunca dices nada.")},
        kinds=frozenset({"ask"}),
    ),
    TextRule(
        "an order to agree",
        r"should|must agree|have to agree|ought|score\w*|compatib\w*|predict\w*|therap\w*|diagnos\w*|normal|healthier",
        r"deberíais?|deberías|tenéis que acordar|puntuaci\w+|compatib\w*|predic\w*|terapia|diagn[óo]stic\w*|normal",
        {"en": ("You should agree.", "A normal couple."), "es": ("Deberíais hablarlo.", "Una pareja normal.")},
    ),
    TextRule(
        "praise of being open on demand",
        r"nothing to hide|honest\w*|prove|proof|transparen\w*|open up everything|show me|let me see|check(ing)? (my|your)",
        r"nada que (ocultar|esconder)|honest\w*|sincer\w*|demuestr\w*|prueba de|transparen\w*|enséñame|déjame ver|revis\w+ (mi|tu)",
        {
            "en": ("People with nothing to hide are open.", "Let me see your phone."),
            "es": ("Quien no tiene nada que ocultar, lo enseña.", "Déjame ver tu móvil."),
        },
    ),
)  # fmt: skip
