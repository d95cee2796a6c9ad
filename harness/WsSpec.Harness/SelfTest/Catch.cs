using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.SelfTest;

/// <summary>A case, or a standing rule, that a fault could not hide from.</summary>
/// <param name="CaseId">The id of the case or of the standing rule.</param>
/// <param name="Verdict">NonStrict or worse.</param>
/// <param name="Killed">True when the testee did not survive the case.</param>
public readonly record struct Catch(string CaseId, Verdict Verdict, bool Killed);
