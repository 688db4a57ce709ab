"""Numbers that are compared with an entry of the panel and are no rule's: somebody's own judgement, and whose.

By whose they are (play or bots, and the dream) and comparison, as copied_numbers.py finds them: in which file of a
dream one stands doesn't matter.
"""

AGITATION = "a hall that is stirred enough for a word"
ANOMALY_SEVERITY = "a severity worth a mark, a word or a choice"
BRIDGE_HEALTH = "how whole a string has to be that may yet come to sing"
BULGED = "a bulge that can be seen"
CLIMB_HEIGHT = "how high they are when it is worth a word or is seen"
COMPOSURE = "when hands that shake are worth a word"
FIGURES = "so few figures that nobody shuts a link for them"
HEART = "when a weak heart is worth a word"
HOME = "so few people that no stream is worth it"
SHELTER_MUSTER = "a column that is as good as formed"
STRAIN = "strain worth a word or a choice"
STRETCH_RESERVE = "how much is left when one lets go, or was spent once a second was stretched"
SUB_GAIN = "a loop that may ring soon; at 1.0 it does"
SUB_SAMPLES = "how much of a line has to be seen to say something of it"
SUB_STRAIN = "strain worth a word, a sound or a choice; that of the answer has its margin"
SUB_TUNE = "how far out of tune an embrace wants to be touched again"
SUB_X = "how far out a line has to be to be suspected"

JUDGEMENTS: dict[str, dict[str, str]] = {
    "bots/engine": {
        "stretch.reserve: panel['stretch.reserve'][0] < _q16(0.05)": STRETCH_RESERVE,
    },
    "bots/guardian": {
        "sub.strain: panel['sub.strain'] >= _q16(0.31)": SUB_STRAIN,
        "sub.x: panel['sub.x'] >= _q16(0.4)": SUB_X,
    },
    "bots/platform": {
        "figures: panel['figures'] > WHOLE >> 9": FIGURES,
        "home: panel['home'] < WHOLE >> 12": HOME,
        "home: panel['home'] > WHOLE >> 11": HOME,
        "home: panel['home'] > WHOLE >> 12": HOME,
        "strain: panel['strain'] > HALF": STRAIN,
    },
    "play/engine": {
        "bridge.health: panel.one('bridge.health', slot) > FRESH * ONE": BRIDGE_HEALTH,
        "composure: p.one('composure') < 0.65 * ONE": COMPOSURE,
        "composure: p.one('composure') < HALF": COMPOSURE,
        "composure: view.unit('composure') > SHAKEN": COMPOSURE,
        "heart: heart < 200 * STRAINS": HEART,
        "heart: p.one('heart') < 0.7 * ONE": HEART,
        "stretch.reserve: progress.panel.one('stretch.reserve') < DRAWN_OUT": STRETCH_RESERVE,
    },
    "play/guardian": {
        "agitation: p.one('agitation') > ONE // 2": AGITATION,
        "composure: p.one('composure') < 0.6 * ONE": COMPOSURE,
        "sub.gain: gain >= LOUD": SUB_GAIN,
        "sub.gain: panel.values['sub.gain'] >= 0.55 * ONE": SUB_GAIN,
        "sub.gain: self.one('sub.gain', i) < LOUD * ONE": SUB_GAIN,
        "sub.gain: view.one('sub.gain', i) >= RINGS * ONE": SUB_GAIN,
        "sub.samples: have < 2": SUB_SAMPLES,
        "sub.strain: panel.values['sub.strain'] > ONE // 10": SUB_STRAIN,
        "sub.strain: self.one('sub.strain', i) >= STRAINS * ONE": SUB_STRAIN,
        "sub.strain: strain >= STRAINS": SUB_STRAIN,
        "sub.strain: strain >= WORN": SUB_STRAIN,
        "sub.strain: view.one('sub.strain', i) >= STRAINS * ONE": SUB_STRAIN,
        "sub.strain: worst > STRAINS": SUB_STRAIN,
        "sub.tune: panel.values['sub.tune'] < SLIPS * ONE": SUB_TUNE,
        "sub.tune: self.one('sub.tune', i) < SLIPS * ONE": SUB_TUNE,
        "sub.x: progress.panel.one('sub.x', at) >= FAR_OUT": SUB_X,
        "sub.x: self.one('sub.x', i) >= 0.35 * ONE": SUB_X,
        "sub.x: x < 0.4": SUB_X,
        "sub.x: x > 0.9": SUB_X,
    },
    "play/platform": {
        "strain: panel.one('strain', s) > STRAINED": STRAIN,
        "anomaly.severity: panel.one('anomaly.severity', sector) > ONE // 3": ANOMALY_SEVERITY,
        "anomaly.severity: severity >= NOTED": ANOMALY_SEVERITY,
        "anomaly.severity: view.one('anomaly.severity', i) < NOTED * ONE": ANOMALY_SEVERITY,
        "anomaly.severity: view.one('anomaly.severity', i) <= WORTH * ONE": ANOMALY_SEVERITY,
        "bulged: push > 0.05": BULGED,
        "climb.height: height > 0.75": CLIMB_HEIGHT,
        "climb.height: panel.one('climb.height') > 0.6 * ONE": CLIMB_HEIGHT,
        "climb.height: ticks < FAR_OFF": CLIMB_HEIGHT,
        "climb.height: view.unit('climb.height') > 0.85": CLIMB_HEIGHT,
        "climb.height: view.unit('climb.height') > SEEN": CLIMB_HEIGHT,
        "composure: panel.one('composure') < 0.65 * ONE": COMPOSURE,
        "home: home < 0.5": HOME,
        "home: home[s] >= FEW": HOME,
        "shelter.muster: view.unit('shelter.muster', i) < 0.98": SHELTER_MUSTER,
        "strain: panel.values['strain'] > ONE // 20": STRAIN,
        "strain: strain > FAILING": STRAIN,
        "strain: strain > STRAINED": STRAIN,
        "strain: strain >= FAILING": STRAIN,
    },
}
