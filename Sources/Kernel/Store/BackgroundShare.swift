// BackgroundShare.swift: how much of a writer's time listeners, due work and imports get beside people.

/// While people wait, in the queue or for the commit, the background has a quarter of the time (two thirds when it is late). Who
/// waits for a commit also waits for what joins it: beyond its share the background joins only as long as the commit of a batch of
/// its own would keep the next people waiting (decision 20).
struct BackgroundShare {
    private var debt = Duration.zero   // time that people are owed, over batches, while they wait
    private var joined = Duration.zero   // time of the open batch that went beyond the share
    private var lastBody = Duration.zero   // of the background
    private var lastCommit = Duration.zero

    /// Before a batch.
    mutating func begin() { joined = .zero }

    /// Whether a body of the background may go now.
    /// - Parameters:
    ///   - peopleWait: in the queue.
    ///   - holdsPeople: who wait for the commit of the open batch.
    mutating func allows(peopleWait: Bool, holdsPeople: Bool, isLate: Bool) -> Bool {
        if !peopleWait, !holdsPeople || isLate { debt = .zero }
        if debt <= .zero { return true }
        return !peopleWait && joined + lastBody < lastCommit
    }

    /// After a body.
    mutating func ran(_ urgency: Urgency, _ took: Duration) {
        if urgency == .foreground { return people(had: took) }
        if debt > .zero { joined += took }
        debt += urgency == .late ? took / 2 : took * 3
        lastBody = took
    }

    /// After waiting for answers.
    mutating func waited(_ took: Duration, holdsPeople: Bool) {
        if holdsPeople { people(had: took) }
    }

    /// After a commit: it was the people's own, or it kept them waiting.
    mutating func committed(_ took: Duration, holdsPeople: Bool) {
        if holdsPeople { people(had: took) } else { debt += took * 3 }
        lastCommit = took
    }

    private mutating func people(had time: Duration) { debt = max(.zero, debt - time) }
}
