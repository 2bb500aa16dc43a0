// From the API's description 2c94bc8485257781: python tools/write_desk_types.py

export interface components {
    schemas: {
        AddLabel: {
            /** @enum {unknown} */
            do: "label";
            label: string;
        };
        AddressOut: {
            id: string;
            name: string;
            lines: string[];
            city: string;
            region: string;
            postcode: string;
            country: string;
            phone: string;
            used_at: string | null;
        };
        AgentOut: {
            staff_id: string;
            name: string;
            away: boolean;
            capacity: number;
            languages: string[];
            load: number;
            skills?: string[];
            replied_at?: string | null;
        };
        AlikeOut: {
            contact_id: string;
            name: string;
            reasons: components["schemas"]["Reason"][];
        };
        Answer: {
            /** @enum {unknown} */
            do: "reply";
            shortcut: string;
        };
        ApprovalView: {
            id: string;
            wish: string;
            kind: string;
            command: Record<string, never>;
            amount: components["schemas"]["Money"];
            reason: string;
            state: string;
            order_id: string;
            number: string;
            contact_id: string;
            conversation_id: string;
            asked_kind: string;
            asked_id: string;
            decided_kind: string;
            decided_id: string;
            answer: string;
            result: Record<string, never>;
            error: string;
            created_at: string;
            due_at: string | null;
            decided_at: string | null;
            ended_at: string | null;
        };
        AskRating: {
            /** @enum {unknown} */
            do: "ask_rating";
        };
        Assign: {
            /** @enum {unknown} */
            do: "assign";
            to: string;
        };
        AttachmentOut: {
            file_id: string;
            url: string;
            mime: string;
            name: string;
            bytes: number;
        };
        AuditOut: {
            id: string;
            at: string;
            actor_kind: string;
            actor_id: string;
            action: string;
            target_kind: string;
            target_id: string;
            before: unknown;
            after: unknown;
            origin: string;
            previous_hash: string;
            hash: string;
            actor_name?: string;
        };
        BoardOut: {
            id: string;
            staff_id: string;
            name: string;
            note: string;
            product_ids: string[];
            products: components["schemas"]["BoardProduct"][];
            updated_at: string;
        };
        BoardProduct: {
            id: string;
            title: string;
            image_url: string;
            minor: number | null;
            currency: string;
            available: boolean;
        };
        Caps: {
            to_shopper?: number;
            by_person?: number;
        };
        CartLineOut: {
            id: string;
            variant_id: string;
            product_id: string;
            sku: string;
            title: string;
            options: {
                [key: string]: string;
            };
            quantity: number;
            unit: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            image_url: string;
            available: number;
            sold: boolean;
        };
        CartOff: {
            kind: string;
            code: string;
            label: string;
            amount: components["schemas"]["Money"];
        };
        CartOut: {
            id: string;
            contact_id: string;
            conversation_id: string;
            state: string;
            version: number;
            currency: string;
            lines: components["schemas"]["CartLineOut"][];
            subtotal: components["schemas"]["Money"];
            count: number;
            off: components["schemas"]["CartOff"][];
            total: components["schemas"]["Money"];
            note: string;
            voucher: string;
        };
        CartRow: {
            id: string;
            contact_id: string;
            contact_name: string;
            conversation_id: string;
            channel: string;
            owner: components["schemas"]["Owner"] | null;
            units: number;
            titles: string[];
            total: components["schemas"]["Money"];
            created_at: string;
            updated_at: string;
            place: string;
        };
        CartWorth: {
            total_minor: number;
            currency: string;
            units: number;
        };
        ChannelIs: {
            /** @enum {unknown} */
            if: "channel";
            any: string[];
            none?: boolean;
        };
        ChannelOut: {
            id: string;
            kind: string;
            external_id: string;
            name: string;
            state: string;
            trouble: string;
            created_at: string;
            settings: {
                [key: string]: string;
            };
            origins: string[];
            health: components["schemas"]["HealthOut"];
        };
        ClientRow: {
            contact_id: string;
            name: string;
            language: string;
            since: string;
            blocked: boolean;
            orders: number;
            spent: components["schemas"]["Money"][];
            last_bought_at: string | null;
            wishes: number;
            sizes: {
                [key: string]: number;
            };
            labels: string[];
            occasions: components["schemas"]["Occasion"][];
            conversation_id: string;
            channel: string;
            window_until: string | null;
            last_wrote_at: string | null;
        };
        Close: {
            /** @enum {unknown} */
            do: "close";
        };
        CommissionOut: {
            id: string;
            order_id: string;
            order_number: string;
            staff_id: string;
            staff_name: string;
            kind: string;
            amount: components["schemas"]["Money"];
            base: components["schemas"]["Money"];
            month: string;
            at: string;
            lead_kind: string;
            lead_at: string;
            basis_points: number;
        };
        ConsentOut: {
            id: string;
            channel: string;
            purpose: string;
            topic: string;
            state: string;
            method: string;
            wording: string;
            at: string;
            actor_kind: string;
            actor_id: string;
            locale: string;
            proof: Record<string, never>;
        };
        ContactOut: {
            id: string;
            name: string;
            email: string;
            language: string;
            country: string;
            time_zone: string;
            identities: components["schemas"]["IdentityOut"][];
            created_at: string;
            seen_at: string | null;
            blocked_at: string | null;
        };
        Content: {
            label: string;
            kind: string;
            issued_on: string;
            seller: components["schemas"]["Party"];
            buyer: components["schemas"]["Party"];
            order_number: string;
            currency: string;
            items: components["schemas"]["Item"][];
            subtotal_minor: number;
            discount_minor: number;
            shipping_minor: number;
            taxes: components["schemas"]["TaxPart"][];
            tax_included: boolean;
            total_minor: number;
            paid?: boolean;
            due_on?: string;
            corrects?: string;
            note?: string;
            reverse_charge?: boolean;
        };
        ConversationOut: {
            id: string;
            contact_id: string;
            contact_name: string | null;
            channel: string;
            account_id: string;
            state: string;
            owner_kind: string;
            owner_id: string;
            language: string;
            window_until: string | null;
            last_in_at: string | null;
            last_out_at: string | null;
            labels: string[];
            created_at: string;
            team_id: string;
            priority: string;
            snoozed_until: string | null;
        };
        Cost: {
            amount: string;
            currency: string;
            category: string;
            country: string;
        };
        DayOut: {
            day: string;
            figures: components["schemas"]["Figures"];
        };
        DaySoFar: {
            conversations: number;
            unanswered: number;
            orders: number;
            sales: components["schemas"]["Money"][];
            first_reply_seconds: number | null;
        };
        DeadJob: {
            id: string;
            kind: string;
            attempts: number;
            error: string;
            created_at: string;
            finished_at: string | null;
        };
        Definition: {
            /** @enum {unknown} */
            event: "assigned" | "closed" | "handed_back" | "handed_over" | "labelled" | "opened" | "order_cancelled" | "order_delivered" | "order_paid" | "order_placed" | "person_replied" | "rated" | "reopened" | "shopper_wrote" | "sla_at_risk" | "sla_missed" | "waiting";
            actions: (components["schemas"]["Assign"] | components["schemas"]["GiveToTeam"] | components["schemas"]["HandOver"] | components["schemas"]["HandBack"] | components["schemas"]["AddLabel"] | components["schemas"]["RemoveLabel"] | components["schemas"]["SetPriority"] | components["schemas"]["Close"] | components["schemas"]["Reopen"] | components["schemas"]["Snooze"] | components["schemas"]["Note"] | components["schemas"]["Tell"] | components["schemas"]["Answer"] | components["schemas"]["AskRating"])[];
            conditions?: (components["schemas"]["ChannelIs"] | components["schemas"]["LanguageIs"] | components["schemas"]["LabelIs"] | components["schemas"]["TeamIs"] | components["schemas"]["OwnerIs"] | components["schemas"]["SaysWords"] | components["schemas"]["HoursAre"] | components["schemas"]["OrderValueIs"] | components["schemas"]["FirstContactIs"] | components["schemas"]["PriorityIs"] | components["schemas"]["ScoreIs"] | components["schemas"]["StateIs"])[];
            /** @enum {unknown} */
            match?: "all" | "any";
            minutes?: number;
            /** @enum {unknown} */
            version?: 1;
        };
        DeliveryOut: {
            id: string;
            event_id: string;
            type: string;
            state: string;
            attempts: number;
            status: number | null;
            answer: string;
            error: string;
            due_at: string;
            created_at: string;
            finished_at: string | null;
        };
        EndpointOut: {
            id: string;
            url: string;
            description: string;
            types: string[];
            state: string;
            trouble: string;
            failing_since: string | null;
            created_at: string;
            changed_at: string;
        };
        Entry: {
            id: string;
            kind: string;
            at: string;
            details: Record<string, never>;
        };
        FactOut: {
            id: string;
            kind: string;
            at: string;
            body: unknown;
        };
        Failed: {
            jobs: number;
            events: number;
        };
        FailedMessage: {
            id: string;
            conversation_id: string;
            contact_id: string;
            contact_name: string;
            channel: string;
            account_id: string;
            author_kind: string;
            kind: string;
            text: string;
            state: string;
            reason: string;
            failure: components["schemas"]["FailureOut"] | null;
            at: string;
        };
        FailureOut: {
            code: string;
            words: string;
            again: boolean;
        };
        FieldOut: {
            id: string;
            key: string;
            name: string;
            kind: string;
            choices: string[];
        };
        Figures: {
            talks: number;
            unanswered: number;
            no_person: number;
            first_reply: components["schemas"]["Spans"];
            person_reply: components["schemas"]["Spans"];
            person_reply_hours: components["schemas"]["Spans"];
            resolution: components["schemas"]["Spans"];
            resolution_hours: components["schemas"]["Spans"];
            outcomes: components["schemas"]["Outcomes"];
            funnel: components["schemas"]["FunnelStep"][];
            orders: number;
            sales: components["schemas"]["Money"][];
            ratings: components["schemas"]["Ratings"];
        };
        Filter: {
            /** @enum {unknown} */
            view?: "all" | "bot" | "closed" | "followed" | "mentions" | "mine" | "snoozed" | "unassigned" | "waiting";
            channel?: string;
            team?: string;
            label?: string;
            owner?: string;
        };
        FiringOut: {
            id: string;
            rule_id: string;
            name: string;
            event: string;
            conversation_id: string;
            outcome: string;
            steps: components["schemas"]["StepOut"][];
            at: string;
        };
        FirstContactIs: {
            /** @enum {unknown} */
            if: "first_contact";
            is?: boolean;
        };
        FloorPerson: {
            id: string;
            name: string;
            role: string;
            away: boolean;
            open: number;
            waiting: number;
            late: number;
            capacity: number;
            longest_since: string | null;
            replied_at: string | null;
            teams: string[];
        };
        FloorTeam: {
            id: string;
            name: string;
            open: number;
            queued: number;
            waiting: number;
            late: number;
            longest_since: string | null;
            members: number;
            present: number;
            in_hours: boolean;
        };
        Found: {
            people: components["schemas"]["FoundPerson"][];
            messages: components["schemas"]["FoundMessage"][];
            orders: components["schemas"]["FoundOrder"][];
        };
        FoundMessage: {
            id: string;
            conversation_id: string;
            contact_id: string;
            contact_name: string;
            seq: number;
            direction: string;
            author_kind: string;
            at: string;
            excerpt: string;
        };
        FoundOrder: {
            id: string;
            number: string;
            state: string;
            contact_id: string;
            contact_name: string;
            total_minor: number;
            currency: string;
            placed_at: string;
        };
        FoundPerson: {
            id: string;
            name: string;
            email: string;
        };
        FunnelStep: {
            step: string;
            talks: number;
        };
        GiveToTeam: {
            /** @enum {unknown} */
            do: "team";
            team: string;
        };
        Group: {
            id: string;
            name: string;
            figures: components["schemas"]["Figures"];
        };
        HandBack: {
            /** @enum {unknown} */
            do: "hand_back";
        };
        HandOver: {
            /** @enum {unknown} */
            do: "hand_over";
        };
        HealthOut: {
            shaken_at: string | null;
            heard_at: string | null;
            refused_at: string | null;
            asked_at: string | null;
            quality: string;
            limit: string;
            throughput: string;
            standing: string;
            name: string;
            number: string;
            refusal: string;
        };
        HomeOut: {
            mine: number;
            mentions: number;
            waiting: components["schemas"]["WaitsNow"];
            today: components["schemas"]["Today"] | null;
            numbers: components["schemas"]["Number"][] | null;
            failed: components["schemas"]["Failed"] | null;
            set_up: components["schemas"]["SetUpStep"][] | null;
        };
        Hours: {
            mon?: [
                string,
                string
            ][];
            tue?: [
                string,
                string
            ][];
            wed?: [
                string,
                string
            ][];
            thu?: [
                string,
                string
            ][];
            fri?: [
                string,
                string
            ][];
            sat?: [
                string,
                string
            ][];
            sun?: [
                string,
                string
            ][];
            closed?: string[];
        };
        HoursAre: {
            /** @enum {unknown} */
            if: "hours";
            /** @enum {unknown} */
            are: "closed" | "open";
        };
        IdentityOut: {
            channel: string;
            kind: string;
            value: string;
        };
        ImageSheet: {
            id?: string;
            url?: string;
            file_id?: string;
            alt?: {
                [key: string]: string;
            };
            options?: {
                [key: string]: string;
            };
        };
        ImageView: {
            url: string;
            alt?: {
                [key: string]: string;
            };
            options?: {
                [key: string]: string;
            };
        };
        ImportChange: {
            line: number;
            product_id: string;
            title: string;
            fields: string[];
            sku: string;
            minor_before: number | null;
            minor: number | null;
            currency: string;
        };
        ImportOut: {
            id: string;
            format: string;
            source: string;
            state: string;
            dry: boolean;
            bytes: number;
            received: number;
            bytes_read: number;
            lines: number;
            products: number;
            added: number;
            unchanged: number;
            failed: number;
            noted: number;
            stop_asked: boolean;
            began_at: string;
            ended_at: string | null;
            problems?: components["schemas"]["ImportProblem"][];
            changes?: components["schemas"]["ImportChange"][];
        };
        ImportProblem: {
            line: number;
            problem: string;
            value: string;
        };
        ImportRow: {
            id: string;
            format: string;
            source: string;
            state: string;
            dry: boolean;
            bytes: number;
            received: number;
            bytes_read: number;
            lines: number;
            products: number;
            added: number;
            unchanged: number;
            failed: number;
            noted: number;
            stop_asked: boolean;
            began_at: string;
            ended_at: string | null;
        };
        InboxCounts: {
            views: {
                [key: string]: number;
            };
            channels: {
                [key: string]: number;
            };
            labels: {
                [key: string]: number;
            };
            teams: {
                [key: string]: number;
            };
            saved: {
                [key: string]: number;
            };
        };
        InboxRow: {
            id: string;
            contact: components["schemas"]["Person"];
            channel: string;
            account_id: string;
            state: string;
            owner: components["schemas"]["Owner"];
            team_id: string;
            unread: number;
            last: components["schemas"]["LastSaid"] | null;
            labels: string[];
            waiting_since: string | null;
            due_at: string | null;
            window_until: string | null;
            cart: components["schemas"]["CartWorth"] | null;
            snoozed_until: string | null;
            priority: string;
            updated_at: string;
        };
        InvoiceView: {
            id: string;
            kind: string;
            label: string;
            order_id: string;
            total: components["schemas"]["Money"];
            language: string;
            content: components["schemas"]["Content"];
            issued_at: string;
        };
        Item: {
            title: string;
            quantity: number;
            unit_minor: number;
            total_minor: number;
        };
        KeyOut: {
            id: string;
            name: string;
            permissions: string[];
            created_at: string;
            last_used_at: string | null;
            revoked_at: string | null;
            expires_at: string | null;
        };
        LabelIs: {
            /** @enum {unknown} */
            if: "label";
            any: string[];
            none?: boolean;
        };
        LabelOut: {
            id: string;
            name: string;
            colour: string;
        };
        LanguageIs: {
            /** @enum {unknown} */
            if: "language";
            any: string[];
            none?: boolean;
        };
        LastSaid: {
            id: string;
            seq: number;
            at: string;
            direction: string;
            author_kind: string;
            kind: string;
            text: string;
        };
        LedgerLine: {
            key: string;
            kind: string;
            account: string;
            amount: components["schemas"]["Money"];
            at: string;
        };
        LineOptions: {
            line_id: string;
            sku: string;
            title: string;
            category: string;
            quantity: number;
            cancel: components["schemas"]["Verdict"];
            change: components["schemas"]["Verdict"];
            give_back: components["schemas"]["Verdict"];
            exchange: components["schemas"]["Verdict"];
            worth: components["schemas"]["Money"];
        };
        Macro: {
            actions: (components["schemas"]["Assign"] | components["schemas"]["GiveToTeam"] | components["schemas"]["HandOver"] | components["schemas"]["HandBack"] | components["schemas"]["AddLabel"] | components["schemas"]["RemoveLabel"] | components["schemas"]["SetPriority"] | components["schemas"]["Close"] | components["schemas"]["Reopen"] | components["schemas"]["Snooze"] | components["schemas"]["Note"] | components["schemas"]["Tell"] | components["schemas"]["Answer"] | components["schemas"]["AskRating"])[];
            /** @enum {unknown} */
            version?: 1;
        };
        MacroOut: {
            id: string;
            name: string;
            content: components["schemas"]["Macro"];
            updated_at: string;
        };
        ManyChange: {
            state?: ("closed" | "open" | "snoozed") | null;
            snoozed_until?: string | null;
            assign_to?: string | null;
            team?: string | null;
            priority?: ("high" | "low" | "normal" | "urgent") | null;
            add_labels?: string[];
            remove_labels?: string[];
            hand_back?: boolean;
            assign_from?: string | null;
        };
        ManyOut: {
            done: number;
            items: components["schemas"]["OutcomeOut"][];
        };
        MarkOut: {
            kind: string;
            author_kind: string;
            author_id: string;
            emoji: string;
            before: Record<string, never>[];
            at: string;
            author_name?: string;
        };
        MediaLimit: {
            kind: string;
            mime_types: string[];
            bytes: number;
        };
        MergeOut: {
            id: string;
            from_contact_id: string;
            into_contact_id: string;
            evidence: {
                [key: string]: string;
            };
            actor_kind: string;
            at: string;
            undone_at: string | null;
        };
        MessageOut: {
            id: string;
            seq: number;
            direction: string;
            author_kind: string;
            author_id: string;
            purpose: string;
            parts: Record<string, never>[];
            state: string;
            language: string;
            at: string;
            sent_at: string | null;
            delivered_at: string | null;
            read_at: string | null;
            reason: string;
            reply_to: string;
            marks: components["schemas"]["MarkOut"][];
            author_name?: string;
            provider_id?: string;
            quoted?: components["schemas"]["QuotedOut"] | null;
            attachments?: components["schemas"]["AttachmentOut"][];
            failure?: components["schemas"]["FailureOut"] | null;
            leaves_at?: string | null;
            retries?: number;
            seller_id?: string;
            seller_name?: string;
        };
        MetOut: {
            conversation_id: string;
            contact_name: string;
            active_at: string;
            labels: string[];
        };
        Missed: {
            days: number;
            total: number;
            items: components["schemas"]["MissedOut"][];
        };
        MissedOut: {
            owner_kind: string;
            owner_id: string;
            owner_name: string;
            team_id: string;
            number: number;
        };
        Money: {
            minor: number;
            currency: string;
        };
        MoneyRules: {
            limits?: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            voucher_percent?: number | null;
            undo_seconds?: number;
            undo_seconds_keys?: number;
            expires_hours?: number;
        };
        MonthOut: {
            month: string;
            staff_id: string;
            staff_name: string;
            amount: components["schemas"]["Money"];
            base: components["schemas"]["Money"];
            orders: number;
        };
        Note: {
            /** @enum {unknown} */
            do: "note";
            text: string;
        };
        NoteOut: {
            id: string;
            text: string;
            actor_kind: string;
            actor_id: string;
            at: string;
            actor_name?: string;
            mentions?: string[];
            kind?: string;
            to_id?: string;
            aside?: boolean;
        };
        Number: {
            id: string;
            channel: string;
            name: string;
            state: string;
            trouble: string;
            paused_until: string | null;
            last_at: string | null;
        };
        Occasion: {
            kind: string;
            whose: string;
            /** Format: date */
            on: string;
        };
        OfSomebody: {
            kind: string;
            id: string;
            name: string;
            scores: components["schemas"]["ScoresOut"];
        };
        Options: {
            order_id: string;
            number: string;
            cancel: components["schemas"]["Verdict"];
            change_address: components["schemas"]["Verdict"];
            lines: components["schemas"]["LineOptions"][];
            methods: string[];
            bonus_percent: number;
            postage: components["schemas"]["Money"];
            fee_percent: number;
            undo_minutes: number;
            approval_above: components["schemas"]["Money"] | null;
            waiting: components["schemas"]["WaitingAction"][];
        };
        OrderLineView: {
            id: string;
            variant_id: string;
            product_id: string;
            sku: string;
            title: string;
            options: {
                [key: string]: string;
            };
            image_url: string;
            quantity: number;
            unit: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            shipped_quantity: number;
            refunded_quantity: number;
            returned_quantity?: number;
            quote_id?: string;
        };
        OrderRow: {
            id: string;
            number: string;
            contact_id: string;
            contact_name: string;
            conversation_id: string;
            channel: string;
            state: string;
            payment_state: string;
            fulfilment_state: string;
            payment_method: string;
            units: number;
            total: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            placed_at: string;
        };
        OrderValueIs: {
            /** @enum {unknown} */
            if: "order_value";
            at_least?: number;
            at_most?: number | null;
        };
        OrderView: {
            id: string;
            number: string;
            contact_id: string;
            conversation_id: string;
            checkout_id: string;
            state: string;
            payment_state: string;
            fulfilment_state: string;
            subtotal: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            shipping: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            address: Record<string, never> | null;
            email: string;
            language: string;
            payment_method: string;
            shipping_name: string;
            placed_at: string;
            paid_at: string | null;
            cancel_reason: string;
            lines?: components["schemas"]["OrderLineView"][];
            shipments?: components["schemas"]["ShipmentView"][];
            tax_lines?: Record<string, never>[];
            credit_minor?: number;
            recipient?: Record<string, never> | null;
            gift_note?: string;
            delivery_date?: string;
            delivery_slot?: string;
        };
        OutcomeOut: {
            id: string;
            done: boolean;
            code: string;
            before: components["schemas"]["StoodOut"] | null;
        };
        Outcomes: {
            order: number;
            resolved: number;
            left: number;
            open: number;
        };
        OwnShopOut: {
            id: string;
            slug: string;
            name: string;
            currency: string;
            languages: string[];
            time_zone: string;
        };
        Owner: {
            kind: string;
            id?: string;
            name?: string;
        };
        OwnerIs: {
            /** @enum {unknown} */
            if: "owner";
            /** @enum {unknown} */
            kind: "bot" | "person" | "team";
            any?: string[];
            none?: boolean;
        };
        Party: {
            name: string;
            lines?: string[];
            country?: string;
            vat_number?: string;
        };
        PermissionMeant: {
            name: string;
            meaning: string;
            granted: boolean;
        };
        Person: {
            id: string;
            name: string;
        };
        PriceCell: {
            price_list_id: string;
            minor: number;
            compare_at_minor?: number | null;
        };
        PriorityIs: {
            /** @enum {unknown} */
            if: "priority";
            any: ("high" | "low" | "normal" | "urgent")[];
            none?: boolean;
        };
        ProductRow: {
            id: string;
            handle: string;
            title: string;
            state: string;
            brand: string;
            category: string;
            image: components["schemas"]["ImageView"] | null;
            price_from: components["schemas"]["Money"] | null;
            price_to: components["schemas"]["Money"] | null;
            available: number | null;
            variants: number;
            skus: string[];
            collections: string[];
            languages: string[];
            rating_average: number;
            rating_count: number;
            updated_at: string;
        };
        Profile: {
            contact_id: string;
            sizes: {
                [key: string]: number;
            };
            people: components["schemas"]["RecipientView"][];
            wishes: components["schemas"]["WantedBack"][];
            fields: Record<string, never>;
            other: Record<string, never>;
            labels: string[];
        };
        Proof: {
            id: string;
            state: string;
            steps: components["schemas"]["Step"][];
            provider_id: string;
            reason: string;
        };
        QuotedOut: {
            id: string;
            seq: number;
            direction: string;
            kind: string;
            text: string;
        };
        RatingOut: {
            id: string;
            conversation_id: string;
            contact_id: string;
            contact_name: string;
            channel: string;
            about_kind: string;
            about_id: string;
            about_name: string;
            score: number;
            comment: string;
            asked_at: string;
            answered_at: string | null;
        };
        Ratings: {
            asked: number;
            answered: number;
            scores: [
                number,
                number,
                number,
                number,
                number
            ];
            average_hundredths: number | null;
        };
        Reached: {
            contact_id: string;
            name: string;
            how: string;
            channel: string;
            text: string;
            why_not: string;
            waits: boolean;
            conversation_id?: string;
            message_ids?: string[];
        };
        Reason: {
            by: string;
            shared: string;
        };
        RecipientView: {
            id: string;
            key: string;
            label: string;
            name: string;
            phone: string;
            address: Record<string, never> | null;
            likes: string[];
            dislikes: string[];
            days: {
                [key: string]: string;
            };
        };
        RefundView: {
            id: string;
            payment_id: string;
            order_id: string;
            state: string;
            amount: components["schemas"]["Money"];
            reason: string;
            error: string;
            created_at: string;
            done_at: string | null;
            method: string;
            bonus: components["schemas"]["Money"];
            due?: boolean;
        };
        RemoveLabel: {
            /** @enum {unknown} */
            do: "unlabel";
            label: string;
        };
        Reopen: {
            /** @enum {unknown} */
            do: "reopen";
        };
        Report: {
            first: string;
            last: string;
            time_zone: string;
            now: components["schemas"]["Figures"];
            before: components["schemas"]["Figures"] | null;
            days: components["schemas"]["DayOut"][];
            days_before: components["schemas"]["DayOut"][];
            channels: components["schemas"]["Group"][];
            people: components["schemas"]["Group"][];
            teams: components["schemas"]["Group"][];
            involved: components["schemas"]["Group"][];
            includes_given: boolean;
        };
        ReturnLineView: {
            order_line_id: string;
            quantity: number;
            received: number;
            resellable: number;
            wanted_variant_id: string;
            wanted_total_minor: number;
        };
        ReturnView: {
            id: string;
            order_id: string;
            action_id: string;
            contact_id: string;
            conversation_id: string;
            kind: string;
            state: string;
            reason: string;
            note: string;
            method: string;
            worth: components["schemas"]["Money"];
            fee: components["schemas"]["Money"];
            postage: components["schemas"]["Money"];
            extra: components["schemas"]["Money"];
            given: components["schemas"]["Money"];
            bonus_percent: number;
            refund_id: string;
            carrier: string;
            tracking_number: string;
            label_url: string;
            trouble: string;
            created_at: string;
            received_at: string | null;
            ended_at: string | null;
            lines?: components["schemas"]["ReturnLineView"][];
        };
        ReviewOut: {
            id: string;
            external_id: string;
            author: string;
            rating: number;
            language: string;
            title: string;
            text: string;
            state: string;
            at: string;
        };
        Routing: {
            /** @enum {unknown} */
            mode?: "load" | "manual" | "round_robin";
            capacity?: number;
            own_clients?: boolean;
            by_language?: boolean;
            by_skill?: boolean;
            silence_minutes?: number;
            takes_rest?: boolean;
        };
        Rule: {
            days?: number;
            basis_points?: number;
            /** @enum {unknown} */
            counts?: "any" | "selling";
            people?: {
                [key: string]: number;
            };
        };
        RuleOut: {
            id: string;
            name: string;
            active: boolean;
            stops: boolean;
            definition: components["schemas"]["Definition"] | null;
            fired: number;
            last_at: string | null;
            updated_at: string;
            readable?: boolean;
        };
        Satisfaction: {
            days: number;
            all: components["schemas"]["ScoresOut"];
            of: components["schemas"]["OfSomebody"][];
            wishes: components["schemas"]["Wishes"];
        };
        SavedFilter: {
            id: string;
            name: string;
            filter: components["schemas"]["Filter"];
            shared: boolean;
        };
        SavedReplyOut: {
            id: string;
            shortcut: string;
            title: string;
            text: string;
            language: string;
            updated_at: string;
        };
        SaysWords: {
            /** @enum {unknown} */
            if: "words";
            phrases: string[];
            /** @enum {unknown} */
            match?: "all" | "any";
            none?: boolean;
        };
        ScanView: {
            code: string;
            detail: string;
            place: string;
            at: string;
        };
        ScoreIs: {
            /** @enum {unknown} */
            if: "score";
            at_least?: number;
            at_most?: number;
        };
        ScoresOut: {
            asked: number;
            answered: number;
            counts: number[];
            good_ppm: number;
        };
        SelfOut: {
            id: string;
            name: string;
            email: string;
            role: string;
            language: string;
            settings: Record<string, never>;
        };
        SellerOut: {
            id: string;
            name: string;
            languages: string[];
            commission_ppm: number;
            ships: boolean;
            state: string;
            created_at: string;
            people: components["schemas"]["SellingPerson"][];
            products: number;
        };
        SellingPerson: {
            id: string;
            name: string;
            email: string;
        };
        SellsFor: {
            id: string;
            name: string;
        };
        SessionOut: {
            id: string;
            staff: components["schemas"]["SelfOut"];
            shop: components["schemas"]["OwnShopOut"];
            permissions: string[];
            csrf: string;
            second_factor: boolean;
            seller?: components["schemas"]["SellsFor"] | null;
        };
        SetPriority: {
            /** @enum {unknown} */
            do: "priority";
            /** @enum {unknown} */
            priority: "high" | "low" | "normal" | "urgent";
        };
        SetUpStep: {
            /** @enum {unknown} */
            name: "answers" | "catalogue" | "channel" | "colleague" | "heard" | "hours" | "order" | "payments" | "shipping" | "two_factor";
            done: boolean;
        };
        Sheet: {
            id: string;
            handle: string;
            title: string;
            description: string;
            brand: string;
            category: string;
            state: string;
            seller_id: string;
            tags: string[];
            options: string[];
            attributes: Record<string, never>;
            size_chart: Record<string, never> | null;
            guide: string;
            video: string;
            url: string;
            collections: string[];
            texts: {
                [key: string]: components["schemas"]["TextSheet"];
            };
            images: components["schemas"]["ImageSheet"][];
            variants: components["schemas"]["VariantSheet"][];
            relations: {
                [key: string]: string[];
            };
            rating_average: number;
            rating_count: number;
            version?: string;
        };
        ShipmentView: {
            id: string;
            order_id: string;
            state: string;
            carrier: string;
            tracking_number: string;
            tracking_url: string;
            shipped_at: string | null;
            delivered_at: string | null;
            lines: {
                [key: string]: number;
            };
            scans?: components["schemas"]["ScanView"][];
            expected_at?: string | null;
            gift_note?: string;
            hide_prices?: boolean;
            delivery_date?: string;
            delivery_slot?: string;
        };
        ShopOut: {
            id: string;
            slug: string;
            name: string;
            currency: string;
            language: string;
            languages: string[];
            country: string;
            time_zone: string;
            state: string;
            settings: Record<string, never>;
        };
        SlaOut: {
            id: string;
            name: string;
            position: number;
            channel: string;
            label: string;
            team: string;
            priority: ("high" | "low" | "normal" | "urgent") | null;
            first_minutes: number;
            next_minutes: number;
        };
        Snooze: {
            /** @enum {unknown} */
            do: "snooze";
            minutes: number;
        };
        Spans: {
            number: number;
            median_seconds: number | null;
            p90_seconds: number | null;
        };
        StaffOut: {
            id: string;
            name: string;
            email: string;
            role: string;
            language: string;
            state: string;
            created_at: string;
            second_factor?: boolean;
            seen_at?: string | null;
            sessions?: number;
        };
        StateIs: {
            /** @enum {unknown} */
            if: "state";
            any: ("closed" | "open" | "snoozed")[];
        };
        Step: {
            name: string;
            at: string;
            details: Record<string, never>;
        };
        StepOut: {
            do: string;
            why?: string;
        };
        StockCell: {
            location_id: string;
            on_hand: number | null;
            reserved?: number;
        };
        StoodOut: {
            state: string;
            snoozed_until: string | null;
            owner_kind: string;
            owner_id: string;
            team: string;
            labels: string[];
            priority: string;
        };
        StylistOut: {
            staff_id: string;
            signature: string;
            account_id: string;
        };
        TaxPart: {
            name: string;
            rate_ppm: number;
            base_minor: number;
            minor: number;
        };
        TeamIs: {
            /** @enum {unknown} */
            if: "team";
            any: string[];
            none?: boolean;
        };
        TeamOut: {
            id: string;
            name: string;
            members: string[];
            hours: components["schemas"]["Hours"] | null;
            routing: components["schemas"]["Routing"];
        };
        Tell: {
            /** @enum {unknown} */
            do: "tell";
            staff: string;
            text: string;
        };
        TemplateOut: {
            id: string;
            name: string;
            language: string;
            category: string;
            state: string;
            quality: string;
            reason: string;
            components: unknown[];
            updated_at: string;
            preview: string;
            variables: {
                [key: string]: string[];
            };
            price: string;
            price_currency: string;
        };
        TemplateVerdict: {
            problems: string[];
            preview: string;
        };
        TextSheet: {
            title?: string;
            description?: string;
            guide?: string;
            attributes?: {
                [key: string]: string[] | string;
            };
            size_chart?: Record<string, never> | null;
        };
        ThreadLimits: {
            channel: string;
            text: number;
            caption: number;
            body: number;
            buttons: number;
            button_label: number;
            list_rows: number;
            cards: number;
            media: components["schemas"]["MediaLimit"][];
            window_until: string | null;
            open: boolean;
            templates: boolean;
        };
        ThreadPage: {
            items: components["schemas"]["MessageOut"][];
            next_cursor?: string;
            notes?: components["schemas"]["NoteOut"][];
            firings?: components["schemas"]["FiringOut"][];
        };
        ThreadTemplate: {
            name: string;
            language: string;
            category: string;
            preview: string;
            variables: components["schemas"]["Variable"][];
            header?: string;
            why_not?: string;
            cost?: components["schemas"]["Cost"] | null;
            words?: string;
            cards?: string[];
        };
        Today: {
            day: string;
            now: components["schemas"]["DaySoFar"];
            week_ago: components["schemas"]["DaySoFar"] | null;
        };
        TrailOut: {
            broken_at: string;
            lines: number;
            since: string | null;
        };
        TrialOut: {
            looked_at: number;
            items: components["schemas"]["MetOut"][];
        };
        TryOut: {
            at: string;
            status: number | null;
            error: string;
            milliseconds: number;
        };
        Variable: {
            key: string;
            where: string;
            name: string;
            value?: string;
            example?: string;
        };
        VariantSheet: {
            id: string;
            sku: string;
            options: {
                [key: string]: string;
            };
            barcode: string;
            weight_grams: number;
            ships: boolean;
            taxable: boolean;
            backorder: boolean;
            lead_days: number;
            prices: components["schemas"]["PriceCell"][];
            stock: components["schemas"]["StockCell"][];
        };
        Verdict: {
            allowed: boolean;
            why?: string;
            units?: number;
            until?: string | null;
            days?: number;
        };
        WaitingAction: {
            id: string;
            kind: string;
            state: string;
            due_at: string | null;
        };
        WaitsNow: {
            open: number;
            unassigned: number;
            waiting: number;
            with_bot: number;
            late: number;
            at_risk: number;
            longest: components["schemas"]["InboxRow"][];
        };
        WantedBack: {
            id: string;
            variant_id: string;
            product_id: string;
            sku: string;
            title: string;
            options: {
                [key: string]: string;
            };
            state: string;
            asked_at: string;
        };
        WebChatMade: {
            channel: components["schemas"]["ChannelOut"];
            site_key: string;
            identity_key: string;
        };
        WebhookOut: {
            address: string;
            verify_token: string;
        };
        WholeDelivery: {
            delivery: components["schemas"]["DeliveryOut"];
            body: string;
            tries: components["schemas"]["TryOut"][];
        };
        Wishes: {
            on?: boolean;
            after_minutes?: number;
            not_within_days?: number;
            bot?: boolean;
        };
        WordedOut: {
            language: string;
            ours: string;
            own: string;
            by_hand: boolean;
            preview: string;
        };
        WordingOut: {
            key: string;
            when: string;
            variables: string[];
            texts: components["schemas"]["WordedOut"][];
        };
        Wordings: {
            items: components["schemas"]["WordingOut"][];
            says_back: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
