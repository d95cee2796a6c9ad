using System.Collections;
using WsSpec.Harness.Gating;

namespace WsSpec.Harness.Reports.Json;

/// <summary>The results of a run as documents, each made when its turn comes: together they are many times as large.</summary>
internal sealed class ResultDocuments(RunReport run) : IReadOnlyList<ResultDocument>
{
    public int Count => run.Facts.Results.Length;

    public ResultDocument this[int index] => DocumentWriter.Document(run.Facts.Results[index], run.Known(run.Facts.Results[index]));

    public IEnumerator<ResultDocument> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
