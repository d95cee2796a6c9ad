using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Tests.Running;

public sealed class TimeShareProperties
{
    [Property]
    public bool ItIsTheSumOfThePartsByThatOfTheWholes((uint Part, uint Other)[] spent)
    {
        var share = new TimeShare();
        foreach (var (part, other) in spent)
        {
            share.Add(new(part), new((long)part + other));
        }

        var whole = spent.Sum(each => (double)each.Part + each.Other);
        return Math.Abs(share.OfAll - (whole == 0 ? 1 : spent.Sum(each => (double)each.Part) / whole)) < 1e-9;
    }
}
