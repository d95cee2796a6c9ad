namespace WsSpec.Suite.Cases;

/// <summary>Cases that ask about one subject; the first component of their ids.</summary>
/// <param name="Name">As it stands in ids.</param>
/// <param name="Subject">What its cases ask, as a sentence without a full stop.</param>
/// <param name="Document">Where the subject is laid down, such as <c>RFC 6455</c>.</param>
/// <param name="Section">The section there that has most of it.</param>
public sealed record Family(string Name, string Subject, string Document, string Section)
{
    public string Anchor => $"{Document} section {Section}";

    /// <summary>The family that an id names.</summary>
    public static string NameIn(string id) => id[..id.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>What the case with that id asks, without in which of its ways: all but the last component, where there are three.</summary>
    public static string SubjectIn(string id)
    {
        var end = id.LastIndexOf('/');
        return id.IndexOf('/', StringComparison.Ordinal) == end ? id : id[..end];
    }
}
