"""Small models covering every supported element, alone and together, in the drawing language of `drawn`."""

SEQUENCES = {
    "one step": "S > A > E",
    "three steps": "S > A > B > D > E",
    "service and manual tasks": """
        S > A > B > D > E
        B is serviceTask
        D is manualTask""",
    "call activity": "S > A > C1 > B > E",
    "two calls in a row": "S > C1 > C2 > E",
    "timer catch": """
        S > A > W > B > E
        W after "P3D" """,
    "timer catch first": """
        S > W > E
        W after "PT1H30M" """,
    "message catch": """
        S > A > M > B > E
        M receives Answer""",
    "message throw": """
        S > A > N > B > E
        N sends Question""",
    "throw then catch": """
        S > A > N > M > B > E
        N sends Question
        M receives Answer""",
    "two throws in a row": """
        S > A > N > N2 > E
        N sends Question
        N2 sends Copy""",
    "steps meet without a gateway": """
        S > A > X
        X > B if fee > 0
        X > D default
        B > F
        D > F
        F > E""",
}

CHOICES = {
    "exclusive with default": """
        S > A > X
        X > B if outcome == "approve"
        X > D default
        B > E
        D > E""",
    "exclusive, first true flow wins": """
        S > A > X
        X > B if fee > 0
        X > D if fee > 3
        X > F default
        B > X2
        D > X2
        F > X2
        X2 > E""",
    "exclusive, nothing true": """
        S > A > X
        X > B if outcome == "approve"
        X > D if outcome == "reject"
        B > E
        D > E""",
    "exclusive with and, or, not": """
        S > A > X
        X > B if outcome == "approve" and fee > 0 or urgent
        X > D if not urgent and fee == 0
        X > E1 default
        B > E
        D > E""",
    "chained comparison": """
        S > A > X
        X > B if 0 < fee <= 5
        X > D default
        B > E
        D > E""",
    "exclusive straight after the start": """
        S > X
        X > A if urgent
        X > B default
        A > E
        B > E2""",
    "nested choices": """
        S > A > X
        X > X2 if outcome == "approve"
        X > D default
        X2 > F if fee > 0
        X2 > G default
        F > X3
        G > X3
        X3 > X4
        D > X4 > E""",
    "loop back": """
        S > X0 > A > X
        X > X0 if outcome == "redo"
        X > E default""",
    "loop over two steps with a way out in between": """
        S > X0 > A > X
        X > B default
        X > E1 if outcome == "reject"
        B > X2
        X2 > X0 if outcome == "redo"
        X2 > D default
        D > E""",
    "loop inside a loop": """
        S > X0 > X1 > A > X2
        X2 > X1 if outcome == "redo"
        X2 > B default
        B > X3
        X3 > X0 if fee > 0
        X3 > E default""",
}

PARALLEL = {
    "parallel": """
        S > P1 > A > P2
        P1 > B > P2
        P2 > D > E""",
    "three branches, one empty": """
        S > P1 > A > P2
        P1 > B > P2
        P1 > P2 > E""",
    "parallel in parallel": """
        S > P1 > A > P4
        P1 > P2 > B > P3
        P2 > D > P3 > P4 > E""",
    "branches that end apart": """
        S > P1 > A > E
        P1 > B > E2""",
    "choice inside a branch": """
        S > P1 > A > X
        X > B if outcome == "approve"
        X > D default
        B > X2
        D > X2 > P2
        P1 > F > P2 > E""",
    "loop inside a branch": """
        S > P1 > X0 > A > X
        X > X0 if outcome == "redo"
        X > P2 default
        P1 > B > P2 > E""",
    "parallel inside a choice": """
        S > A > X
        X > P1 if urgent
        X > B default
        P1 > D > P2
        P1 > F > P2 > X2
        B > X2 > E""",
    "events in branches": """
        S > P1 > M > P2
        P1 > W > P2
        P1 > A > N > P2 > E
        M receives Answer
        W after "P1D"
        N sends Question""",
    "one message for two catches": """
        S > P1 > M > P2
        P1 > M2 > P2 > E
        M receives Answer
        M2 receives Answer""",
    "calls in branches": """
        S > P1 > C1 > P2
        P1 > C2 > P2 > A > E""",
}

INCLUSIVE = {
    "inclusive": """
        S > A > O1
        O1 > B if fee > 0
        O1 > D if urgent
        O1 > F default
        B > O2
        D > O2
        F > O2 > G > E""",
    "inclusive, nothing true": """
        S > A > O1
        O1 > B if fee > 0
        O1 > D if urgent
        B > O2
        D > O2 > E""",
    "inclusive with longer branches": """
        S > A > O1
        O1 > B if fee > 0
        O1 > D if urgent
        O1 > F if outcome == "approve"
        O1 > O2 default
        B > G > O2
        D > H > O2
        F > O2 > I > E""",
    "inclusive in inclusive": """
        S > A > O1
        O1 > B if fee > 0
        O1 > O2 if urgent
        O1 > D default
        O2 > F if outcome == "approve"
        O2 > G default
        F > O3
        G > O3 > O4
        B > O4
        D > O4 > E""",
    "inclusive inside a parallel branch": """
        S > P1 > A > O1
        O1 > B if fee > 0
        O1 > D default
        B > O2
        D > O2 > P2
        P1 > F > P2 > E""",
    "parallel inside an inclusive branch": """
        S > A > O1
        O1 > P1 if fee > 0
        O1 > B if urgent
        O1 > D default
        P1 > F > P2
        P1 > G > P2 > O2
        B > O2
        D > O2 > E""",
    "inclusive joins a parallel split": """
        S > P1 > A > O1
        P1 > B > O1
        P1 > D > O1 > F > E""",
    "exclusive split into inclusive join": """
        S > A > X
        X > B if urgent
        X > D default
        B > O1
        D > O1 > E""",
}

TIMERS = {
    "interrupting timer": """
        S > A > B > E
        A timer T1 "P2D"
        T1 > D > E2""",
    "timer that does not interrupt": """
        S > A > B > E
        A reminder T1 "P2D"
        T1 > D > E2""",
    "both kinds of timers on one step": """
        S > A > B > E
        A timer T1 "P2D"
        A reminder T2 "P1D"
        T1 > D > E2
        T2 > F > E3""",
    "interrupted step joins the others again": """
        S > A > X
        A timer T1 "P2D"
        T1 > D > X
        X > B > E""",
    "timer on a call": """
        S > C1 > A > E
        C1 timer T1 "P5D"
        T1 > B > E2""",
    "reminder on a call": """
        S > C1 > A > E
        C1 reminder T1 "P5D"
        T1 > N > E2
        N sends Question""",
    "reminder in a parallel branch that splits": """
        S > P1 > A > P2
        P1 > B > P2 > E
        A reminder T1 "PT4H"
        T1 > P3 > D > E2
        P3 > F > E3""",
    "interrupted branch still joins": """
        S > P1 > A > X > P2
        P1 > B > P2 > E
        A timer T1 "PT4H"
        T1 > D > X""",
    "timer leads back into the step": """
        S > X > A > E
        A timer T1 "P1D"
        T1 > B > X""",
}

REPEATED = {
    "three at once": """
        S > A > B > E
        A times 3 parallel""",
    "three in turn": """
        S > A > B > E
        A times 3 sequential""",
    "as many as the data say, at once": """
        S > B > A > D > E
        A times n parallel""",
    "as many as the data say, in turn": """
        S > B > A > D > E
        A times n sequential""",
    "once per agency, at once": """
        S > B > A > D > E
        A each agencies parallel""",
    "once per agency, in turn": """
        S > B > A > D > E
        A each agencies sequential""",
    "calls at once": """
        S > A > C1 > E
        C1 each agencies parallel""",
    "calls in turn": """
        S > A > C1 > E
        C1 times 2 sequential""",
    "repeated step with a timer": """
        S > A > B > E
        A times 2 parallel
        A timer T1 "P3D"
        T1 > D > E2""",
    "repeated step with a reminder": """
        S > A > B > E
        A times 2 sequential
        A reminder T1 "P3D"
        T1 > D > E2""",
    "repeated step in a branch": """
        S > P1 > A > P2
        P1 > B > P2 > D > E
        A each agencies parallel""",
    "repeated step in a loop": """
        S > X0 > A > B > X
        X > X0 if outcome == "redo"
        X > E default
        A times 2 parallel""",
    "everything": """
        S > A > X
        X > P1 if outcome == "approve"
        X > E1 default
        P1 > B > X9 > P2
        P1 > C1 > P2
        P1 > D > N > M > P2
        P2 > O1
        O1 > F if fee > 0
        O1 > G if urgent
        O1 > H default
        F > O2
        G > O2
        H > O2 > W > I > E
        B each agencies parallel
        B timer T1 "P3D"
        T1 > J > X9
        C1 reminder T2 "P1D"
        T2 > N2 > E3
        N sends Question
        N2 sends Copy
        M receives Answer
        W after "PT4H"
        I is manualTask
        G is serviceTask""",
}

SOUND = SEQUENCES | CHOICES | PARALLEL | INCLUSIVE | TIMERS | REPEATED
