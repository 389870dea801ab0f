using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;

namespace HotplugIac.FakeProvider;

internal sealed partial class FakeService
{
    private static Task<CheckResponse> Check(CheckRequest request)
    {
        var answer = new CheckResponse { Inputs = request.News.Clone() };
        var thing = new Thing(World.ToJson(request.News));

        // A default value: what the resource has already, or its name in the program.
        answer.Inputs.Fields["name"] = Value.ForString(thing.Name ?? new Thing(World.ToJson(request.Olds)).Name ?? request.Name);
        if (thing.Invalid is { } reason)
        {
            answer.Failures.Add(new CheckFailure { Property = "invalid", Reason = reason });
        }

        return Task.FromResult(answer);
    }

    /// <summary>Compares with what is true. <c>fixed</c> cannot be changed in place.</summary>
    private static Task<DiffResponse> Diff(DiffRequest request)
    {
        var (before, after) = (World.ToJson(request.Olds), World.ToJson(request.News));
        var answer = new DiffResponse { HasDetailedDiff = true, Changes = DiffResponse.Types.DiffChanges.DiffNone };
        if (new Thing(after).DiffsUnknown)
        {
            return Task.FromResult(new DiffResponse());
        }

        var keys = after.Select(p => p.Key).Union(World.ToJson(request.OldInputs).Select(p => p.Key));
        foreach (var key in keys.Where(k => !JsonNode.DeepEquals(before[k], after[k]) && !request.IgnoreChanges.Contains(k)))
        {
            var kind = key == "fixed" ? PropertyDiff.Types.Kind.UpdateReplace
                : !before.ContainsKey(key) ? PropertyDiff.Types.Kind.Add
                : !after.ContainsKey(key) ? PropertyDiff.Types.Kind.Delete
                : PropertyDiff.Types.Kind.Update;
            answer.DetailedDiff[key] = new PropertyDiff { Kind = kind };
            answer.Diffs.Add(key);
            answer.Changes = DiffResponse.Types.DiffChanges.DiffSome;
        }

        answer.Replaces.Add(answer.Diffs.Where(k => k == "fixed"));
        answer.DeleteBeforeReplace = new Thing(after).DeletesFirst;
        return Task.FromResult(answer);
    }

    private async Task<CreateResponse> CreateAsync(CreateRequest request)
    {
        var thing = new Thing(World.ToJson(request.Properties));
        await LogAsync(request.Urn, thing.Log);
        if (request.Preview)
        {
            return new CreateResponse { Properties = World.ToStruct(thing.Outputs("", isKnown: false)), RefreshBeforeUpdate = thing.RefreshesFirst };
        }

        FailUnlessPartial(thing);
        var id = World.Add(thing.Name!, thing.Inputs);
        await HoldAsync(thing, id);
        FailInPart(thing, id);
        return new CreateResponse { Id = id, Properties = World.ToStruct(thing.Outputs(id, isKnown: true)), RefreshBeforeUpdate = thing.RefreshesFirst };
    }

    private async Task<UpdateResponse> UpdateAsync(UpdateRequest request)
    {
        var thing = new Thing(World.ToJson(request.News));
        await LogAsync(request.Urn, thing.Log);
        if (!request.Preview)
        {
            FailUnlessPartial(thing);
            World.Save(request.Id, thing.Inputs);
            await HoldAsync(thing, request.Id);
            FailInPart(thing, request.Id);
        }

        return new UpdateResponse { Properties = World.ToStruct(thing.Outputs(request.Id, isKnown: true)), RefreshBeforeUpdate = thing.RefreshesFirst };
    }

    private Task<ReadResponse> Read(ReadRequest request)
    {
        if (World.Find(request.Id) is not { } found)
        {
            return Task.FromResult(new ReadResponse());
        }

        var thing = new Thing(found);
        if (found["sick"] is { } reason)
        {
            throw Partial(thing, request.Id, reason.GetValue<string>());
        }

        return Task.FromResult(new ReadResponse
        {
            Id = request.Id,
            Inputs = World.ToStruct(found),
            Properties = World.ToStruct(thing.Outputs(request.Id, isKnown: true)),
            RefreshBeforeUpdate = thing.RefreshesFirst,
        });
    }

    private Task<Empty> Delete(DeleteRequest request)
    {
        World.Remove(request.Id);
        return Task.FromResult(new Empty());
    }

    private async Task HoldAsync(Thing thing, string id)
    {
        if (thing.Hangs)
        {
            await Task.Delay(Timeout.Infinite);
        }

        if (thing.WaitsForCancel)
        {
            await _cancelled.Task;
            throw Partial(thing, id, "cancelled half-way");
        }
    }

    private static void FailUnlessPartial(Thing thing)
    {
        if (thing.Fail is "internal" or "refused")
        {
            throw new GrpcException(thing.Fail == "internal" ? GrpcStatusCode.Internal : GrpcStatusCode.FailedPrecondition, $"it was {thing.Fail}");
        }
    }

    // Half of it is done: the size is another one than what was asked for.
    private void FailInPart(Thing thing, string id)
    {
        if (thing.Fail == "partial")
        {
            thing.Inputs["size"] = 0;
            World.Save(id, thing.Inputs);
            throw Partial(thing, id, "only half of it");
        }
    }

    private static GrpcException Partial(Thing thing, string id, string reason)
    {
        var failed = new ErrorResourceInitFailed
        {
            Id = id,
            Properties = World.ToStruct(thing.Outputs(id, isKnown: true)),
            Inputs = World.ToStruct(thing.Inputs),
            Reasons = { reason },
        };
        var status = new Status { Code = (int)GrpcStatusCode.Unknown, Message = reason, Details = { Any.Pack(failed) } };
        return new GrpcException(GrpcStatusCode.Unknown, reason) { Details = status.ToByteArray() };
    }
}
