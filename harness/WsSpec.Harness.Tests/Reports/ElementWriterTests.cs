using System.Text;
using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Harness.Reports.Text;

namespace WsSpec.Harness.Tests.Reports;

public sealed class ElementWriterTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("", "a", "\"", "<&>", "]]>", "two\nlines", " ", "&amp;"),
        ArbMap.Default.GeneratorFor<UnicodeString>().Select(text => Printable.Text(text.Get ?? "")));

    private static readonly Gen<Action<IWriter>[]> Elements = Gen.Sized(size => Element(Math.Min(size, 12)));

    private interface IWriter
    {
        void Start(string name);

        void Attribute(string name, string value);

        void Text(string text);

        void Whole(string name, string text);

        void End();
    }

    /// <summary>The platform's own is the measure.</summary>
    [Property(MaxTest = 300)]
    public Property ItWritesWhatTheWriterOfThePlatformWrites() => Prop.ForAll(Elements.ToArbitrary(), steps =>
    {
        using var ours = new MemoryStream();
        using (var writer = new ElementWriter(ours))
        {
            var own = new Own(writer);
            Array.ForEach(steps, step => step(own));
        }

        using var theirs = new MemoryStream();
        using (var writer = XmlWriter.Create(theirs, new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
        {
            var platform = new Platform(writer);
            Array.ForEach(steps, step => step(platform));
        }

        Assert.That(Encoding.UTF8.GetString(ours.ToArray()), Is.EqualTo(Encoding.UTF8.GetString(theirs.ToArray())));
    });

    /// <summary>An element with attributes and either a text or other elements.</summary>
    private static Gen<Action<IWriter>[]> Element(int size) =>
        from name in Gen.Elements("a", "b", "testcase")
        from attributes in Texts.ListOf(2)
        from text in Texts
        from hasText in Gen.Elements(true, false)
        from children in size == 0 || hasText ? Gen.Constant<IReadOnlyList<Action<IWriter>[]>>([]) : Children(size)
        from whole in Gen.Elements(true, false)
        select (Action<IWriter>[])
        [
            writer => writer.Start(name),
            .. attributes.Select((value, i) => (Action<IWriter>)(writer => writer.Attribute($"n{i}", value))),
            .. hasText && text.Length > 0 ? [writer => writer.Text(text)] : (Action<IWriter>[])[],
            .. children.SelectMany(child => child),
            .. whole && !hasText && text.Length > 0 ? [writer => writer.Whole("whole", text)] : (Action<IWriter>[])[],
            writer => writer.End(),
        ];

    private static Gen<IReadOnlyList<Action<IWriter>[]>> Children(int size) =>
        from count in Gen.Choose(0, 3)
        from children in Element(size / 3).ListOf(count)
        select (IReadOnlyList<Action<IWriter>[]>)[.. children];

    private sealed class Own(ElementWriter writer) : IWriter
    {
        public void Start(string name) => writer.WriteStartElement(name);

        public void Attribute(string name, string value) => writer.WriteAttributeString(name, value);

        public void Text(string text) => writer.WriteString(text);

        public void Whole(string name, string text) => writer.WriteElementString(name, text);

        public void End() => writer.WriteEndElement();
    }

    private sealed class Platform(XmlWriter writer) : IWriter
    {
        public void Start(string name) => writer.WriteStartElement(name);

        public void Attribute(string name, string value) => writer.WriteAttributeString(name, value);

        public void Text(string text) => writer.WriteString(text);

        public void Whole(string name, string text) => writer.WriteElementString(name, text);

        public void End() => writer.WriteEndElement();
    }
}
