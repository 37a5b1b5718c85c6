"""The kinds of things that are found in what people say."""

PROMISE, REQUEST, COURTESY, OFFER, PITCH = "promise", "request", "courtesy", "offer", "pitch"
GOAL, CHALLENGE, INTEREST, LIFE_EVENT = "goal", "challenge", "interest", "life event"
KINDS = (PROMISE, REQUEST, COURTESY, OFFER, PITCH, GOAL, CHALLENGE, INTEREST, LIFE_EVENT)
NEEDS = (GOAL, CHALLENGE, INTEREST, LIFE_EVENT)
